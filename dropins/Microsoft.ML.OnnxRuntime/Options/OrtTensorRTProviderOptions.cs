using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Options of the TensorRT provider by their documented names, such as device_id or trt_fp16_enable.</summary>
/// <remarks>Making one loads the provider's library, which must lie beside ONNX Runtime's own.</remarks>
public unsafe class OrtTensorRTProviderOptions : SafeHandle
{
    int _deviceId;

    public OrtTensorRTProviderOptions()
        : base(0, ownsHandle: true)
    {
        // Loading the provider logs through the environment.
        OrtEnv.Instance();
        nint made;
        Status.Check(Api->CreateTensorRTProviderOptions(&made));
        SetHandle(made);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>All options and their values, as key=value;key=value.</summary>
    public string GetOptions()
    {
        using Lease options = new(this);
        byte* text;
        Status.Check(Api->GetTensorRTProviderOptionsAsString(options.Pointer, NativeText.DefaultAllocator, &text));
        return NativeText.Take(text);
    }

    public void UpdateOptions(Dictionary<string, string> providerOptions)
    {
        ArgumentNullException.ThrowIfNull(providerOptions);
        using Lease options = new(this);
        using KeyValueTexts entries = new(providerOptions);
        Status.Check(Api->UpdateTensorRTProviderOptions(options.Pointer, entries.Keys, entries.Values, (nuint)entries.Count));
        if (providerOptions.TryGetValue("device_id", out string device))
            _deviceId = int.Parse(device, CultureInfo.InvariantCulture);
    }

    public int GetDeviceId() => _deviceId;

    protected override bool ReleaseHandle()
    {
        Api->ReleaseTensorRTProviderOptions(handle);
        return true;
    }
}
