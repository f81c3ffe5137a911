using Microsoft.ML.OnnxRuntime;
using Strata.Tests.Models;

namespace Strata.Tests;

/// <summary>Values in the memory of a device, of which WebGPU is the one that a test machine can have without a GPU.</summary>
public sealed class DeviceMemoryTests
{
    [WebGpuFact]
    public void A_tensor_on_a_device_cannot_be_read_as_a_span_but_on_the_host_it_can()
    {
        using InferenceSession session = Session();
        using OrtMemoryInfo device = new("WebGPU_Buf", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);
        using OrtIoBinding binding = session.CreateIoBinding();
        Bind(binding, [1, 0, 0]);
        binding.BindOutputToDevice("y", device);
        using var onDevice = session.RunWithBoundResults(null, binding);
        binding.BindOutputToDevice("y", OrtMemoryInfo.DefaultInstance);
        using var onHost = session.RunWithBoundResults(null, binding);
        using OrtMemoryInfo memory = onDevice[0].GetTensorMemoryInfo();

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => onDevice[0].GetTensorDataAsSpan<float>().Length);

        Assert.EndsWith("The tensor lies on WebGPU_Buf: bind it to host memory to read it", error.Message);
        Assert.Equal("WebGPU_Buf", memory.Name);
        Assert.Equal([0f, 3f], onHost[0].GetTensorDataAsSpan<float>().ToArray());
    }

    [WebGpuFact]
    public void An_input_is_copied_to_the_device_when_it_is_bound()
    {
        using InferenceSession session = Session();
        using OrtIoBinding binding = session.CreateIoBinding();
        float[] data = [1, 0, 0];
        float[] result = new float[2];
        Bind(binding, data);
        using OrtValue y = OrtValue.CreateTensorValueFromMemory(result, [1, 2]);
        binding.BindOutput("y", y);

        data[2] = 20;
        session.RunWithBinding(null, binding);
        Assert.Equal([0f, 3f], result);

        Bind(binding, data);
        session.RunWithBinding(null, binding);
        Assert.Equal([1f, 123f], result);
    }

    static InferenceSession Session()
    {
        using SessionOptions options = new();
        options.AppendExecutionProvider("WebGPU");
        return new InferenceSession(TestModels.Dense, options);
    }

    static void Bind(OrtIoBinding binding, float[] data)
    {
        using OrtValue x = OrtValue.CreateTensorValueFromMemory(data, [1, 3]);
        binding.BindInput("x", x);
    }
}
