using System.CommandLine;
using Strata.CommandLine;
using Strata.Data;
using Strata.Devices;
using Strata.Sessions;
using Strata.Tests.Sessions;

namespace Strata.Tests.Devices;

[Collection(OneDeviceAtATime.Name)]
public sealed class DeviceTests : IDisposable
{
    static readonly ImageShape s_shape = new(1, 1, 3);
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Model() => new TinyModel().Save(_folder.File("model.onnx"));

    static float[] Logits(BatchSlot slot, params byte[] pixels)
    {
        pixels.CopyTo(slot.Pixels.Span);
        slot.Count = pixels.Length / s_shape.Size;
        slot.Prepare();
        slot.Run();
        return slot.Output(0).ToArray();
    }

    [Fact]
    public void The_cpu_always_runs_and_needs_no_placement()
    {
        using ModelSession session = ModelSession.Open(Model());
        using BatchSlot slot = new(session, s_shape, ["logits"], 2);
        Assert.Null(session.Placement);
        DeviceReport cpu = DeviceProbe.RunAll()[0];
        Assert.Equal((Device.Cpu, true, null), (cpu.Device, cpu.Runs, cpu.Why));
        Assert.True(cpu.ImagesPerSecond > 0);
    }

    [Fact]
    public void A_device_that_cannot_be_had_is_one_line_and_auto_takes_the_cpu_instead()
    {
        DeviceReport cuda = DeviceProbe.RunAll().Single(report => report.Device == Device.Cuda);
        using ModelSession session = ModelSession.Open(Model(), new SessionSettings { Device = Device.Auto });
        Assert.Equal(cuda.Runs ? Device.Cuda : Device.Cpu, session.Settings.Device);
        if (cuda.Runs)
            return;
        StringWriter said = new();
        session.SayPlacement(new Shell(said, said, json: false, CancellationToken.None));
        Assert.StartsWith($"auto runs on the CPU: {cuda.Why}", said.ToString());
        InputException error = Assert.Throws<InputException>(
            () => ModelSession.Open(Model(), new SessionSettings { Device = Device.Cuda }).Dispose());
        Assert.StartsWith("--device cuda cannot be had here: ", error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(error.Message, cuda.Why);
    }

    [WebGpuFact]
    public void The_device_asked_for_is_the_device_used_and_the_placement_says_so()
    {
        using ModelSession session = ModelSession.Open(Model(), new SessionSettings { Device = Device.WebGpu });
        using BatchSlot slot = new(session, s_shape, ["logits"], 2);
        Placement placement = session.Placement!;
        Assert.Equal(Device.WebGpu, placement.Device);
        Assert.Contains(placement.Providers, share => share is { Provider: "WebGpuExecutionProvider", Nodes: > 0 });
        Assert.Equal(1, placement.Providers.Sum(share => share.NodeShare), 9);
        Assert.Equal(1, placement.Providers.Sum(share => share.TimeShare), 9);
    }

    [WebGpuFact]
    public void Every_batch_reaches_the_device_not_only_the_first()
    {
        using ModelSession session = ModelSession.Open(Model(), new SessionSettings { Device = Device.WebGpu });
        using BatchSlot slot = new(session, s_shape, ["logits"], 2);
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], Logits(slot, 1, 2, 3, 4, 5, 6));
        Assert.Equal([7f, 8f, 9f], Logits(slot, 7, 8, 9));
    }

    [Theory]
    [InlineData("cpu", Device.Cpu)]
    [InlineData("tensorrt", Device.TensorRt)]
    [InlineData("webgpu", Device.WebGpu)]
    [InlineData("auto", Device.Auto)]
    public void Options_name_devices_in_lower_case(string typed, Device device) =>
        Assert.Equal((device, 3), Settings("--device", typed, "--threads", "3") is var settings ? (settings.Device, settings.Threads) : default);

    [Theory]
    [InlineData("--device", "cudda", "unknown device 'cudda': did you mean 'cuda'?")]
    [InlineData("--batch", "0", "a batch holds at least 1 image, not 0")]
    public void Wrong_options_are_refused(string option, string value, string message) =>
        Assert.StartsWith(message, Assert.Throws<InputException>(() => Settings(option, value)).Message);

    static SessionSettings Settings(params string[] args)
    {
        RootCommand command = new();
        ModelOptions.AddTo(command);
        return ModelOptions.Settings(command.Parse(args));
    }
}
