using System.Text.Json;
using Strata.CommandLine;
using Strata.Data;
using Strata.Tests.Devices;
using Strata.Tests.Sessions;

namespace Strata.Tests.Benchmarking;

[Collection(OneDeviceAtATime.Name)]
public sealed class BenchVerbTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly StringWriter _out = new();
    readonly StringWriter _error = new();

    public void Dispose() => _folder.Dispose();

    string Model(TinyModel? model = null) => (model ?? new TinyModel()).Save(_folder.File("tiny.onnx"));

    int Run(params string[] args) => CommandLineProgram.Run("test", args, typeof(DataSets).Assembly, _out, _error);

    string Refused(params string[] args)
    {
        Assert.Equal(2, Run(args));
        return Assert.Single(_error.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public void Figures_of_every_batch_size_and_the_operators_come_as_json_and_as_a_file()
    {
        string file = _folder.File("bench.json");
        Assert.Equal(0, Run("bench", Model(), "--batches", "8", "1", "--seconds", "0.05", "--threads", "1", "--out", file, "--json"));

        JsonElement report = JsonDocument.Parse(_out.ToString()).RootElement;
        Assert.Equal(("tiny", "cpu", 1), (report.GetProperty("model").GetString(), report.GetProperty("device").GetString(), report.GetProperty("threads").GetInt32()));
        JsonElement[] batches = [.. report.GetProperty("batches").EnumerateArray()];
        Assert.Equal([1, 8], batches.Select(batch => batch.GetProperty("batch").GetInt32()));
        Assert.All(batches, batch =>
        {
            double p50 = batch.GetProperty("p50").GetDouble(), p95 = batch.GetProperty("p95").GetDouble(), p99 = batch.GetProperty("p99").GetDouble();
            Assert.True(0 < p50 && p50 <= p95 && p95 <= p99);
            Assert.Equal(
                batch.GetProperty("imagesPerSecond").GetDouble() / batch.GetProperty("bareImagesPerSecond").GetDouble(),
                batch.GetProperty("ratio").GetDouble(), 9);
            Assert.True(batch.GetProperty("peakMegabytes").GetDouble() > 10);
        });
        Assert.Contains(report.GetProperty("operators").EnumerateArray(), op => op.GetProperty("op").GetString() is "MatMul" or "Gemm");
        Assert.Equal(1, report.GetProperty("operators").EnumerateArray().Sum(op => op.GetProperty("share").GetDouble()), 6);
        Assert.True(JsonElement.DeepEquals(report, JsonDocument.Parse(File.ReadAllText(file)).RootElement));
    }

    [Fact]
    public void A_model_with_open_sizes_needs_one()
    {
        string model = Model(new TinyModel { OpenSize = true });
        Assert.Contains("give one with --size", Refused("bench", model, "--seconds", "0.05"));
        Assert.Equal(0, Run("bench", model, "--seconds", "0.05", "--batches", "2", "--size", "1x3"));
    }

    [Theory]
    [InlineData("--size", "3", "--size 3 is no size")]
    [InlineData("--size", "2x3", "takes 1x1x3 images, not 2x3")]
    [InlineData("--batches", "0", "--batches takes numbers from 1 on")]
    [InlineData("--seconds", "0", "--seconds is 0")]
    [InlineData("--device", "gpu", "unknown device 'gpu'")]
    public void Wrong_options_are_one_line(string option, string value, string message) =>
        Assert.Contains(message, Refused("bench", Model(), option, value));

    [Fact]
    public void Info_tells_the_engine_the_devices_and_the_model()
    {
        Assert.Equal(0, Run("info", Model(), "--devices", "--json"));
        JsonElement info = JsonDocument.Parse(_out.ToString()).RootElement;
        Assert.Contains("ONNX Runtime", info.GetProperty("runtime").GetString());
        Assert.Contains("CPUExecutionProvider", info.GetProperty("providers").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(["cpu", "cuda", "tensorRt", "webGpu"], info.GetProperty("devices").EnumerateArray().Select(device => device.GetProperty("device").GetString()));
        JsonElement model = info.GetProperty("model");
        Assert.Equal("image uint8 [N,1,1,3]", Assert.Single(model.GetProperty("inputs").EnumerateArray()).GetString());
        Assert.Equal(9, model.GetProperty("weights").GetInt64());
        Assert.Equal(1, model.GetProperty("operators").GetProperty("MatMul").GetInt32());
    }
}
