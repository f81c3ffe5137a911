using Microsoft.ML.OnnxRuntime;

namespace Strata.Devices;

/// <summary>ONNX Runtime's execution providers: which one stands for which device, and how it is asked for.</summary>
static class ExecutionProviders
{
    /// <summary>The provider that every node falls back to.</summary>
    public const string Cpu = "CPUExecutionProvider";

    const string Cuda = "CUDAExecutionProvider";

    /// <summary>The name that ONNX Runtime gives a device's provider.</summary>
    public static string NameOf(Device device) => device switch
    {
        Device.Cuda => Cuda,
        Device.TensorRt => "TensorrtExecutionProvider",
        Device.WebGpu => "WebGpuExecutionProvider",
        _ => Cpu,
    };

    /// <summary>Asks for a device; what it cannot run stays on the CPU.</summary>
    /// <param name="options">The options of a session.</param>
    /// <param name="device">Any but <see cref="Device.Auto"/>.</param>
    /// <param name="tf32">Whether CUDA may round the factors of products to ten bits.</param>
    /// <exception cref="InputException">The device cannot be had here.</exception>
    public static void Append(SessionOptions options, Device device, bool tf32)
    {
        try
        {
            switch (device)
            {
                case Device.Cuda:
                    AppendCuda(options, tf32);
                    break;
                case Device.TensorRt:
                    options.AppendExecutionProvider_Tensorrt();
                    AppendCuda(options, tf32);
                    break;
                case Device.WebGpu:
                    options.AppendExecutionProvider("WebGPU");
                    break;
            }
        }
        catch (Exception error) when (error is OnnxRuntimeException or EntryPointNotFoundException)
        {
            throw new InputException(
                $"--device {device.ToString().ToLowerInvariant()} cannot be had here: {Reason(error.Message)}; `info --devices` shows what runs", error);
        }
    }

    // The engine puts its own source file and a chain of codes before what it has to say, and says twice which library is missing.
    static string Reason(string message)
    {
        string line = message.Split('\n', 2)[0].Trim();
        foreach (string before in new[] { " : ", " was false. ", " with error: " })
            line = line[(line.LastIndexOf(before, StringComparison.Ordinal) is var at and >= 0 ? at + before.Length : 0)..];
        return line;
    }

    // The exhaustive search for convolutions, the default, starts anew for every shape and gains nothing over the heuristic one.
    static void AppendCuda(SessionOptions options, bool tf32)
    {
        using OrtCUDAProviderOptions cuda = new();
        cuda.UpdateOptions(new Dictionary<string, string>
        {
            ["cudnn_conv_algo_search"] = "HEURISTIC",
            ["use_tf32"] = tf32 ? "1" : "0",
        });
        options.AppendExecutionProvider_CUDA(cuda);
    }
}
