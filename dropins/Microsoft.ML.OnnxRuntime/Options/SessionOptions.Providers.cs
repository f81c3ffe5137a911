using System.Globalization;
using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

/// <remarks>Providers are asked in the order in which they were appended; what none of them takes runs on the CPU.</remarks>
public unsafe partial class SessionOptions
{
    public static SessionOptions MakeSessionOptionWithCudaProvider(int deviceId = 0) =>
        With(options => options.AppendExecutionProvider_CUDA(deviceId));

    public static SessionOptions MakeSessionOptionWithCudaProvider(OrtCUDAProviderOptions cudaProviderOptions) =>
        With(options => options.AppendExecutionProvider_CUDA(cudaProviderOptions));

    public static SessionOptions MakeSessionOptionWithTensorrtProvider(int deviceId = 0) =>
        With(options => options.AppendExecutionProvider_Tensorrt(deviceId));

    public static SessionOptions MakeSessionOptionWithTensorrtProvider(OrtTensorRTProviderOptions trtProviderOptions) =>
        With(options => options.AppendExecutionProvider_Tensorrt(trtProviderOptions));

    /// <summary>Appends a provider by its name, such as WebGPU or XNNPACK, with its own options.</summary>
    public void AppendExecutionProvider(string providerName, Dictionary<string, string> providerOptions = null)
    {
        using Lease options = new(this);
        using KeyValueTexts entries = new(providerOptions);
        fixed (byte* name = NativeText.Utf8(providerName))
        {
            Status.Check(Api->SessionOptionsAppendExecutionProvider(
                options.Pointer, name, entries.Keys, entries.Values, (nuint)entries.Count));
        }
    }

    /// <summary>Appends the CPU, which otherwise comes last of itself.</summary>
    /// <param name="useArena">0: each block of memory comes from the system.</param>
    public void AppendExecutionProvider_CPU(int useArena = 1)
    {
        var append = (delegate* unmanaged<nint, int, nint>)Engine.Export("OrtSessionOptionsAppendExecutionProvider_CPU");
        using Lease options = new(this);
        Status.Check(append(options.Pointer, useArena));
    }

    public void AppendExecutionProvider_CUDA(int deviceId = 0)
    {
        using OrtCUDAProviderOptions cuda = new();
        cuda.UpdateOptions(Device(deviceId));
        AppendExecutionProvider_CUDA(cuda);
    }

    public void AppendExecutionProvider_CUDA(OrtCUDAProviderOptions cudaProviderOptions)
    {
        ArgumentNullException.ThrowIfNull(cudaProviderOptions);
        using Lease options = new(this);
        using Lease cuda = new(cudaProviderOptions);
        Status.Check(Api->SessionOptionsAppendExecutionProvider_CUDA_V2(options.Pointer, cuda.Pointer));
    }

    public void AppendExecutionProvider_Tensorrt(int deviceId = 0)
    {
        using OrtTensorRTProviderOptions tensorrt = new();
        tensorrt.UpdateOptions(Device(deviceId));
        AppendExecutionProvider_Tensorrt(tensorrt);
    }

    public void AppendExecutionProvider_Tensorrt(OrtTensorRTProviderOptions trtProviderOptions)
    {
        ArgumentNullException.ThrowIfNull(trtProviderOptions);
        using Lease options = new(this);
        using Lease tensorrt = new(trtProviderOptions);
        Status.Check(Api->SessionOptionsAppendExecutionProvider_TensorRT_V2(options.Pointer, tensorrt.Pointer));
    }

    static Dictionary<string, string> Device(int id) => new() { ["device_id"] = id.ToString(CultureInfo.InvariantCulture) };

    static SessionOptions With(Action<SessionOptions> append)
    {
        SessionOptions options = new();
        try
        {
            append(options);
            return options;
        }
        catch
        {
            options.Dispose();
            throw;
        }
    }
}
