using System.Text.Json;
using Strata.CommandLine;
using Strata.Onnx;
using Strata.Tests.Quantization;

namespace Strata.Tests.Deployment;

/// <summary>`quantize`, `convert` and `export` as they are typed.</summary>
public sealed class ConversionVerbTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly string _model, _data;

    public ConversionVerbTests()
    {
        (_model, _data) = (_folder.File("model.onnx"), _folder.File("digits"));
        Run("data", "make", "digits", "--count", "200", "--test-count", "60", "--out", _data);
        OnnxFile.Save(new SmallNetwork { Shape = new(1, 28, 28), BatchNorm = true, Metadata = new ModelMetadata { DataSet = _data } }.Build(), _model);
    }

    public void Dispose() => _folder.Dispose();

    static (int Code, JsonElement? Json, string Error) Run(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = CommandLineProgram.Run("test", [.. args, "--json"], typeof(IVerb).Assembly, output, error);
        return (code, code == 0 ? JsonDocument.Parse(output.ToString()).RootElement : null, error.ToString());
    }

    [Fact]
    public void Quantize_writes_a_smaller_file_and_says_what_it_costs()
    {
        (int code, JsonElement? json, string error) = Run("quantize", _model, "--calibration", "50", "--method", "percentile", "--threads", "1", "--batch", "16");
        Assert.True(code == 0, error);
        JsonElement comparison = json!.Value.GetProperty("comparison");
        Assert.Equal(60, comparison.GetProperty("images").GetInt32());
        Assert.Equal(50, json.Value.GetProperty("calibration").GetInt32());
        Assert.Equal(2, json.Value.GetProperty("integerKernels").GetProperty("QLinearConv").GetInt32());
        Assert.InRange(comparison.GetProperty("sameTop1").GetDouble(), 0.8, 1);
        Assert.InRange(comparison.GetProperty("before").GetProperty("accuracy").GetDouble(), 0, 1);
        Assert.True(comparison.GetProperty("before").GetProperty("imagesPerSecond").GetDouble() > 0);
        string written = json.Value.GetProperty("out").GetString()!;
        Assert.Equal(_folder.File("model.int8.onnx"), written);
        Assert.Equal(new FileInfo(written).Length, comparison.GetProperty("after").GetProperty("bytes").GetInt64());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Quantize_says_where_8_bits_can_overflow(bool reduceRange)
    {
        // What Linux says of the processor.
        string processor = File.Exists("/proc/cpuinfo") ? File.ReadAllText("/proc/cpuinfo") : "";
        bool isOldX86 = processor.Contains(" avx2 ") && !processor.Contains("avx512_vnni") && !processor.Contains("avx_vnni");

        (int code, JsonElement? json, string error) =
            Run(["quantize", _model, "--calibration", "50", "--threads", "1", .. reduceRange ? (string[])["--reduce-range"] : []]);

        Assert.True(code == 0, error);
        Assert.Equal(reduceRange, json!.Value.GetProperty("reduceRange").GetBoolean());
        Assert.Equal(isOldX86 && !reduceRange, json.Value.GetProperty("canOverflow").GetBoolean());
        Assert.Equal(isOldX86 && !reduceRange, error.Contains("--reduce-range avoids it"));
    }

    [Fact]
    public void Convert_halves_the_weights_and_agrees()
    {
        (int code, JsonElement? json, string error) = Run("convert", _model, "--float16", "--threads", "1", "--batch", "16");
        Assert.True(code == 0, error);
        JsonElement comparison = json!.Value.GetProperty("comparison");
        Assert.InRange(comparison.GetProperty("sameTop1").GetDouble(), 0.95, 1);
        Assert.True(File.Exists(_folder.File("model.float16.onnx")));
        Assert.InRange(
            (double)comparison.GetProperty("after").GetProperty("bytes").GetInt64() / comparison.GetProperty("before").GetProperty("bytes").GetInt64(), 0.4, 0.7);
    }

    [Fact]
    public void Export_proves_with_the_test_images_of_the_models_data_set()
    {
        (int code, JsonElement? json, string error) = Run("export", _model, "--to", "triton", "--out", _folder.File("repository"));
        Assert.True(code == 0, error);
        Assert.Equal(60, json!.Value.GetProperty("proof").GetProperty("count").GetInt32());
        Assert.True(Directory.Exists(json.Value.GetProperty("path").GetString()));
    }

    [Fact]
    public void What_was_asked_wrongly_is_one_line_and_nothing_is_written()
    {
        string[] before = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);
        void Wrong(string expected, params string[] args)
        {
            (int code, _, string error) = Run(args);
            Assert.Equal(2, code);
            Assert.Contains(expected, error.TrimEnd().Split('\n')[^1]);
        }
        Wrong("--float16", "convert", _model);
        Wrong("the model itself", "convert", _model, "--float16", "--out", _model);
        Wrong("'percentile'", "quantize", _model, "--method", "percentil");
        Wrong("1 to 200", "quantize", _model, "--calibration", "201");
        Wrong("'triton'", "export", _model, "--to", "tritan");
        Wrong("--with-decoder", "export", _model, "--to", "npy", "--with-decoder");
        Wrong("--max-batch", "export", _model, "--to", "triton", "--max-batch", "0");
        Assert.Equal(before.Order(), Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Order());
    }
}
