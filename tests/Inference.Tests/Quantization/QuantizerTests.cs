using System.Runtime.InteropServices;
using Strata.Data;
using Strata.Onnx;
using Strata.Quantization;
using Strata.Sessions;
using Strata.Tests.Sessions;

namespace Strata.Tests.Quantization;

public sealed class QuantizerTests : IDisposable
{
    // 8 bits are 0.4 % of a range; three layers of them stay within a few per cent of the logits' own range, and of 7 bits as well.
    const double Coarseness = 0.05;
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    static QuantizedModel Quantize(ModelProto model, ImageSet images, QuantizationOptions? options = null) =>
        Quantizer.Quantize(model, "small.onnx", images, options ?? new QuantizationOptions(), SmallNetwork.Quiet);

    public static TheoryData<bool, bool> Variants => new() { { false, false }, { true, false }, { false, true }, { true, true } };

    [Theory, MemberData(nameof(Variants))]
    public void Logits_stay_close_to_those_of_the_float_model(bool batchNorm, bool residual)
    {
        RequireClose(batchNorm, residual, reduceRange: true);
        // With all 8 bits only where the processor's sums hold them.
        if (!IntegerProducts.CanOverflow)
            RequireClose(batchNorm, residual, reduceRange: false);
    }

    static void RequireClose(bool batchNorm, bool residual, bool reduceRange)
    {
        SmallNetwork network = new() { BatchNorm = batchNorm, Residual = residual };
        ModelProto model = network.Build();
        ImageSet images = network.Images(100, seed: 2);
        Scores before = SmallNetwork.Score(model, images);

        QuantizedModel quantized = Quantize(model, network.Images(64), new QuantizationOptions { ReduceRange = reduceRange });

        Scores after = SmallNetwork.Score(quantized.Model, images);
        double range = before.Logits!.Max() - before.Logits!.Min();
        double worst = before.Logits!.Zip(after.Logits!, (a, b) => Math.Abs(a - b)).Max();
        Assert.InRange(worst, 1e-9, Coarseness * range);
        Assert.Equal(batchNorm ? 1 : 0, quantized.FoldedNorms);
    }

    [Theory, MemberData(nameof(Variants))]
    public void ONNX_Runtime_runs_every_layer_on_integers(bool batchNorm, bool residual)
    {
        SmallNetwork network = new() { BatchNorm = batchNorm, Residual = residual };
        string path = _folder.File("model.onnx");
        OnnxFile.Save(Quantize(network.Build(), network.Images(32)).Model, path);

        RewrittenGraph graph = RewrittenGraph.Of(path, new SessionSettings { Threads = 1 });

        Dictionary<string, int> expected = new() { ["QLinearConv"] = residual ? 3 : 2, ["QGemm"] = 1 };
        if (residual)
            expected["QLinearAdd"] = 1;
        Assert.Equal(expected.OrderBy(pair => pair.Key), graph.IntegerKernels.OrderBy(pair => pair.Key));
        Assert.DoesNotContain("Relu", graph.Kernels.Keys);
        Assert.DoesNotContain("BatchNormalization", graph.Kernels.Keys);
        // The pixels become 8 bits once, and nothing goes back to float32 before the last layer.
        Assert.Equal(1, graph.Kernels["QuantizeLinear"]);
        Assert.False(graph.Kernels.ContainsKey("DequantizeLinear"));
    }

    [Fact]
    public void Layers_keep_their_names_and_outputs_and_metadata_stay()
    {
        SmallNetwork network = new() { Metadata = new ModelMetadata { DataSet = "digits", ClassNames = ["a", "b"] } };
        QuantizedModel quantized = Quantize(network.Build(), network.Images(32));

        Assert.Equal(["relu1", "relu2", "logits"], quantized.Layers);
        Assert.Equal(["logits", "probabilities"], quantized.Model.Graph.Output.Select(output => output.Name));
        Assert.All(new[] { "relu1", "pool1", "relu2", "flat" }, name => Assert.Contains(name, quantized.Model.NodeOutputs()));
        Assert.Equal("digits", quantized.Model.GetMetadata("strata.dataset"));
        Assert.Contains("\"method\":\"min-max\"", quantized.Model.GetMetadata("strata.quantization"));
    }

    [Theory]
    [InlineData(false, new sbyte[] { 127, 0, -32, 57, 127, 0, -32, -51, 127 })]
    [InlineData(true, new sbyte[] { 63, 0, -16, 28, 63, 0, -16, -25, 63 })]
    public void Weights_are_coded_with_one_scale_an_output_channel(bool reduceRange, sbyte[] expected)
    {
        // The largest of each column, 2, 0.5 and 4, becomes the largest code.
        TinyModel tiny = new() { Weights = [2, 0, -1, 0.9f, 0.5f, 0, -0.5f, -0.2f, 4] };
        QuantizedModel quantized = Quantize(tiny.Build(), tiny.Images(20), new QuantizationOptions { ReduceRange = reduceRange });

        TensorProto codes = quantized.Model.Graph.Initializer.Single(tensor => tensor.Name == "weights/quantized");
        float[] scales = quantized.Model.Graph.Initializer.Single(tensor => tensor.Name == "weights/scale").Floats();
        Assert.Equal(expected, MemoryMarshal.Cast<byte, sbyte>(codes.Bytes()).ToArray());
        float most = reduceRange ? 63 : 127;
        Assert.Equal([2 / most, 0.5f / most, 4 / most], scales);
    }

    [Fact]
    public void A_residual_network_of_another_exporter_runs_on_integers_too()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "fixtures", "onnx", "residual.onnx");
        ModelProto model = OnnxFile.Load(path);
        SmallNetwork images = new() { Shape = new(1, 28, 28) };
        QuantizedModel quantized = Quantize(model, images.Images(64));
        string written = _folder.File("residual.onnx");
        OnnxFile.Save(quantized.Model, written);

        IReadOnlyDictionary<string, int> kernels = RewrittenGraph.Of(written, new SessionSettings { Threads = 1 }).IntegerKernels;
        Dictionary<string, int> expected = new() { ["QLinearConv"] = 5, ["QLinearAdd"] = 2, ["QLinearGlobalAveragePool"] = 1, ["QGemm"] = 2 };
        Assert.Equal(expected.OrderBy(pair => pair.Key), kernels.OrderBy(pair => pair.Key));
        Assert.Equal(5, quantized.FoldedNorms);

        Scores before = SmallNetwork.Score(model, images.Images(50, seed: 2)), after = SmallNetwork.Score(quantized.Model, images.Images(50, seed: 2));
        double range = before.Logits!.Max() - before.Logits!.Min();
        Assert.InRange(before.Logits!.Zip(after.Logits!, (a, b) => Math.Abs(a - b)).Max(), 1e-9, Coarseness * range);
    }

    [Fact]
    public void Equal_images_give_equal_bytes_and_other_images_others()
    {
        SmallNetwork network = new();
        byte[] Bytes(int seed) => OnnxFile.ToBytes(Quantize(network.Build(), network.Images(40, seed)).Model);
        Assert.Equal(Bytes(1), Bytes(1));
        Assert.NotEqual(Bytes(1), Bytes(2));
    }

    [Fact]
    public void Methods_change_the_codes()
    {
        SmallNetwork network = new();
        byte[] Bytes(string method) => OnnxFile.ToBytes(Quantize(network.Build(), network.Images(40), new() { Method = method }).Model)[..^200];
        byte[][] all = [Bytes("min-max"), Bytes("percentile:keep=90"), Bytes("mean-squared-error")];
        Assert.NotEqual(all[0], all[1]);
        Assert.NotEqual(all[0], all[2]);
    }

    [Fact]
    public void The_model_that_is_given_stays_as_it_is()
    {
        SmallNetwork network = new() { BatchNorm = true };
        ModelProto model = network.Build();
        byte[] before = OnnxFile.ToBytes(model);
        Quantize(model, network.Images(16));
        Assert.Equal(before, OnnxFile.ToBytes(model));
    }

    [Fact]
    public void What_cannot_be_quantised_is_refused_with_the_reason()
    {
        SmallNetwork network = new();
        ImageSet images = network.Images(16);
        string Refused(ModelProto model, string method = "min-max") =>
            Assert.Throws<InputException>(() => Quantize(model, images, new() { Method = method })).Message;

        ModelProto old = network.Build();
        old.OpsetImport[0].Version = 12;
        Assert.Contains("opset 12", Refused(old));
        Assert.Contains("already", Refused(Quantize(network.Build(), images).Model));
        ModelProto bare = network.Build();
        foreach (NodeProto node in bare.Graph.Node.Where(node => node.OpType is "Conv" or "Gemm"))
            node.Domain = "somewhere.else";
        Assert.Contains("nothing to quantise", Refused(bare));
        Assert.Contains("'min-max'", Refused(network.Build(), "min-maxx"));
        Assert.Contains("keep=20", Refused(network.Build(), "percentile:keep=20"));
    }
}
