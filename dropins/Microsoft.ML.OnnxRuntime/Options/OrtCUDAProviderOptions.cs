using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Options of the CUDA provider by their documented names, such as device_id or cudnn_conv_algo_search.</summary>
/// <remarks>Making one loads the provider's library, which must lie beside ONNX Runtime's own.</remarks>
public unsafe class OrtCUDAProviderOptions : SafeHandle
{
    public OrtCUDAProviderOptions()
        : base(0, ownsHandle: true)
    {
        // Loading the provider logs through the environment.
        OrtEnv.Instance();
        nint made;
        Status.Check(Api->CreateCUDAProviderOptions(&made));
        SetHandle(made);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>All options and their values, as key=value;key=value.</summary>
    public string GetOptions()
    {
        using Lease options = new(this);
        byte* text;
        Status.Check(Api->GetCUDAProviderOptionsAsString(options.Pointer, NativeText.DefaultAllocator, &text));
        return NativeText.Take(text);
    }

    public void UpdateOptions(Dictionary<string, string> providerOptions)
    {
        ArgumentNullException.ThrowIfNull(providerOptions);
        using Lease options = new(this);
        using KeyValueTexts entries = new(providerOptions);
        Status.Check(Api->UpdateCUDAProviderOptions(options.Pointer, entries.Keys, entries.Values, (nuint)entries.Count));
    }

    protected override bool ReleaseHandle()
    {
        Api->ReleaseCUDAProviderOptions(handle);
        return true;
    }
}
