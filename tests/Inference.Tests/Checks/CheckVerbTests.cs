using System.Text.Json;
using Strata.Checks;
using Strata.CommandLine;
using Strata.Data;
using Strata.Devices;
using Strata.Sessions;
using Strata.Tests.Devices;
using Strata.Tests.Sessions;

namespace Strata.Tests.Checks;

[Collection(OneDeviceAtATime.Name)]
public sealed class CheckVerbTests : IDisposable
{
    static readonly TinyModel s_model = new() { Shape = new(1, 28, 28), Classes = 10, Weights = Weights() };
    readonly TemporaryFolder _folder = new();
    readonly StringWriter _out = new();
    readonly StringWriter _error = new();

    public void Dispose() => _folder.Dispose();

    static float[] Weights()
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, 28 * 28 * 10).Select(_ => (random.NextSingle() - 0.5f) / 100)];
    }

    int Run(params string[] args) => CommandLineProgram.Run("test", args, typeof(DataSets).Assembly, _out, _error);

    [Fact]
    public void The_optimised_graph_agrees_with_the_file_and_every_layer_is_listed()
    {
        string model = s_model.Save(_folder.File("tiny.onnx"));
        Assert.Equal(0, Run("check", model, "--dataset", "digits", "--images", "40", "--json"));
        JsonElement report = JsonDocument.Parse(_out.ToString()).RootElement;
        Assert.Equal((40, 40, true), (report.GetProperty("images").GetInt32(), report.GetProperty("agreeing").GetInt32(), report.GetProperty("agrees").GetBoolean()));
        JsonElement[] layers = [.. report.GetProperty("layers").EnumerateArray()];
        Assert.Equal(["logits", "probabilities"], layers.Select(layer => layer.GetProperty("layer").GetString()));
        Assert.All(layers, layer =>
        {
            Assert.True(layer.GetProperty("scale").GetDouble() > 0);
            Assert.InRange(layer.GetProperty("relative").GetDouble(), 0, 1e-5);
        });
    }

    [Theory]
    [InlineData("--images", "0", "--images is 0, give at least 1")]
    [InlineData("--dataset", "spiral", "takes 1x28x28 images")]
    public void Wrong_options_are_one_line(string option, string value, string message)
    {
        string[] args = ["check", s_model.Save(_folder.File("tiny.onnx")), option, value];
        Assert.Equal(2, Run(option == "--dataset" ? args : [.. args, "--dataset", "digits"]));
        Assert.Contains(message, Assert.Single(_error.ToString().TrimEnd().Split('\n')));
    }

    [Fact]
    public void Differences_are_measured_over_all_batches()
    {
        DifferenceMeter meter = new();
        meter.Add([1, -8, 3], [1, -6, 3]);
        meter.Add([2, 0], [1, 0]);
        Assert.Equal((2, 8, 3.0 / 5), (meter.Largest, meter.Scale, meter.Mean));
        meter.Add([1], [float.NaN]);
        Assert.Equal(double.NaN, meter.Largest);
    }

    [WebGpuFact]
    public void A_device_is_held_to_the_cpu()
    {
        ModelFile model = new("tiny", s_model.Save(_folder.File("tiny.onnx")));
        ImageSet images = DataSets.Load("digits", "test", new DataRequest { Count = 33 });
        EngineReport report = EngineCheck.Run(model, images, new SessionSettings { Device = Device.WebGpu });
        Assert.Equal((33, Device.WebGpu), (report.Agreeing, report.Placement!.Device));
        Assert.All(report.Layers, layer => Assert.InRange(layer.Relative, 0, 1e-4));
    }
}
