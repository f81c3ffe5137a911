using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;
using Strata.Tests.Models;
using Strata.Training.Export;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.Export;

public class OnnxExporterTests
{
    static readonly ImageShape Image = new(1, 6, 5);

    static ExportOptions Options => new() { Name = "tiny", Image = Image, ClassNames = ["a", "b", "c"] };

    static Module<Tensor, Tensor> Tiny(params (string, Module<Tensor, Tensor>)[] between) => Sequential(
        [("conv1", Conv2d(1, 4, 3, padding: 1)), .. between, ("flatten", Flatten()), ("logits", Linear(120, 3))]);

    [Fact]
    public void Layers_keep_their_names_and_order()
    {
        ExportedModel exported = OnnxExporter.Export(
            Tiny(("relu1", ReLU()), ("block", Sequential(("conv", Conv2d(4, 4, 1)), ("drop", Dropout(0.3))))), Options);
        string[] layers = ["conv1", "relu1", "block.conv", "block.drop", "flatten", "logits"];
        Assert.Equal(["logits", "probabilities", "conv1", "relu1", "block.conv", "block.drop", "flatten"], exported.Layers.Graph.Output.Select(output => output.Name));
        Assert.Equal(layers, ModelMetadata.From(exported.Model.MetadataProps.ToDictionary(entry => entry.Key, entry => entry.Value)).Layers);
        Assert.Equal([.. layers, "layers.onnx logits", "layers.onnx probabilities", "model.onnx logits", "model.onnx probabilities"],
            exported.Proof.Layers.Select(layer => layer.Layer));
    }

    [Fact]
    public void Input_is_uint8_with_an_open_batch_axis_and_fixed_image_size()
    {
        ModelProto model = OnnxExporter.Export(Tiny(), Options).Model;
        TypeProto.Types.Tensor input = Assert.Single(model.Graph.Input).Type.TensorType;
        Assert.Equal((int)TensorProto.Types.DataType.Uint8, input.ElemType);
        Assert.Equal("N", input.Shape.Dim[0].DimParam);
        Assert.Equal([1L, 6L, 5L], input.Shape.Dim.Skip(1).Select(axis => axis.DimValue));
        Assert.Equal(["logits", "probabilities"], model.Graph.Output.Select(output => output.Name));
        Assert.Equal((8L, 17L), (model.IrVersion, Assert.Single(model.OpsetImport).Version));
    }

    [Fact]
    public void Both_files_predict_the_same()
    {
        ExportedModel exported = OnnxExporter.Export(Tiny(("relu1", ReLU())), Options);
        byte[] pixels = new byte[64 * Image.Size];
        new Random(3).NextBytes(pixels);
        using ActivationProbe lean = new(exported.Model);
        using ActivationProbe layers = new(exported.Layers);
        float[] a = lean.Run(pixels, 64, Image)["probabilities"];
        float[] b = layers.Run(pixels, 64, Image)["probabilities"];
        Assert.Equal(a.Length, b.Length);
        // The optimiser fuses more in the lean file; rounding may differ in the last bits.
        Assert.All(a.Zip(b), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Normalisation_stands_in_the_graph()
    {
        // logits = sum of normalised pixels, by hand: pixel 51 is 0.2, (0.2 - 0.1) / 0.5 = 0.2, 30 pixels make 6.
        var model = Sequential(("flatten", Flatten()), ("logits", Linear(30, 1, hasBias: false)));
        init.ones_(model.get_parameter("logits.weight"));
        ExportedModel exported = OnnxExporter.Export(model, Options with { ClassNames = ["sum"], Preprocessing = new Preprocessing([0.1f], [0.5f]) });
        using ActivationProbe probe = new(exported.Model);
        float[] logits = probe.Run(Enumerable.Repeat((byte)51, 30).ToArray(), 1, Image)["logits"];
        Assert.Equal(6f, Assert.Single(logits), 1e-5f);
    }

    [Fact]
    public void Custom_module_joins_in_through_the_interface()
    {
        ExportedModel exported = OnnxExporter.Export(Tiny(("block", new Residual(honest: true))), Options);
        Assert.Contains(exported.Proof.Layers, layer => layer.Layer == "block.body");
        Assert.Contains(exported.Proof.Layers, layer => layer.Layer == "block");
    }

    [Fact]
    public void Wrong_export_is_an_error_that_names_the_first_layer_that_differs()
    {
        FailureException error = Assert.Throws<FailureException>(() => OnnxExporter.Export(Tiny(("block", new Residual(honest: false))), Options));
        Assert.Contains("'block'", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Small_error_that_rounding_does_not_explain_is_found()
    {
        manual_seed(5);
        FailureException error = Assert.Throws<FailureException>(() => OnnxExporter.Export(Tiny(("near", new Near())), Options));
        Assert.Contains("'near'", error.Message);
        Assert.Matches(@"allowed is [12]\.\de-4", error.Message);
    }

    [Fact]
    public void Where_only_rounding_parts_the_engines_no_tolerance_is_needed()
    {
        Module<Tensor, Tensor> model = SmallModels.Build("resnet34:width=4");
        SmallModels.SettleNorms(model);
        ExportOptions options = new() { Image = SmallModels.Grey, ClassNames = [.. "0123456789".Select(digit => $"{digit}")] };
        ExportProof proof = OnnxExporter.Export(model, options with { Tolerance = 1e-12 }).Proof;
        Assert.All(proof.Layers, layer => Assert.InRange(layer.Difference, 0, 4 * layer.Rounding));
        LayerDifference deep = proof.Layers.Single(layer => layer.Layer == "stage4.block3");
        Assert.True(deep.Rounding > 4 * proof.Layers[0].Rounding, $"{deep} after {proof.Layers[0]}");
        Assert.All(OnnxExporter.Export(model, options).Proof.Layers, layer => Assert.Equal(0, layer.Rounding));
    }

    [Theory]
    [InlineData(0.5, 0, 1e-4)]
    [InlineData(30, 0, 3e-3)]
    [InlineData(0.5, 1e-3, 4e-3)]
    [InlineData(0.5, double.PositiveInfinity, 1e-4)]
    [InlineData(double.NaN, 1e-3, double.NaN)]
    public void A_difference_passes_by_magnitude_or_by_rounding_that_is_a_number(double magnitude, double rounding, double allowed) =>
        Assert.Equal(allowed, new LayerDifference("layer", double.PositiveInfinity, magnitude, rounding).Allowed(1e-4), 1e-12);

    [Fact]
    public void Unknown_module_is_named_with_its_path_and_the_interface()
    {
        InputException error = Assert.Throws<InputException>(() => OnnxExporter.Export(
            Tiny(("outer", Sequential(("odd", new Stranger())))), Options));
        Assert.Contains("'outer.odd'", error.Message);
        Assert.Contains("Stranger", error.Message);
        Assert.Contains("IOnnxModule", error.Message);
    }

    [Fact]
    public void Module_that_stays_in_training_mode_is_refused()
    {
        InputException error = Assert.Throws<InputException>(() => OnnxExporter.Export(Tiny(("stubborn", new Stubborn())), Options));
        Assert.Contains("stubborn", error.Message);
    }

    [Fact]
    public void Export_leaves_dropout_and_batch_norm_in_inference_form()
    {
        var model = Tiny(("norm", BatchNorm2d(4)), ("drop", Dropout(0.9)));
        model.train();
        ExportedModel exported = OnnxExporter.Export(model, Options);
        Assert.False(model.training);
        NodeProto norm = Assert.Single(exported.Model.Graph.Node, node => node.OpType == "BatchNormalization");
        Assert.Single(norm.Output);
        Assert.DoesNotContain(exported.Model.Graph.Node, node => node.OpType == "Dropout");
    }

    [Fact]
    public void Batch_norm_without_running_statistics_is_refused() =>
        Assert.Contains("'norm'", Assert.Throws<InputException>(() =>
            OnnxExporter.Export(Tiny(("norm", BatchNorm2d(4, track_running_stats: false))), Options)).Message);

    [Fact]
    public void Module_that_is_used_twice_is_exported_twice()
    {
        var shared = Conv2d(4, 4, 3, padding: 1);
        ExportedModel exported = OnnxExporter.Export(Tiny(("first", shared), ("second", shared)), Options);
        Assert.Equal(2, exported.Proof.Layers.Count(layer => layer.Layer is "first" or "second"));
    }

    [Fact]
    public void In_place_activations_do_not_hide_the_layer_before_them()
    {
        ExportedModel exported = OnnxExporter.Export(Tiny(("relu1", ReLU(inplace: true))), Options);
        Assert.InRange(exported.Proof.Layers.Single(layer => layer.Layer == "conv1").Difference, 0, 1e-4);
    }

    [Fact]
    public void Model_that_ends_in_softmax_gives_its_own_probabilities()
    {
        var model = Sequential(("flatten", Flatten()), ("fc", Linear(30, 3)), ("softmax", Softmax(1)));
        ExportedModel exported = OnnxExporter.Export(model, Options);
        byte[] pixels = Enumerable.Range(0, 30).Select(i => (byte)(i * 8)).ToArray();
        using ActivationProbe probe = new(exported.Layers);
        IReadOnlyDictionary<string, float[]> made = probe.Run(pixels, 1, Image);
        Assert.Equal(made["softmax"], made["probabilities"]);
    }

    [Fact]
    public void Number_of_outputs_must_match_the_class_names() =>
        Assert.Contains("3 outputs for 2 class names", Assert.Throws<InputException>(() =>
            OnnxExporter.Export(Tiny(), Options with { ClassNames = ["a", "b"] })).Message);

    [Fact]
    public void Same_model_gives_the_same_bytes()
    {
        manual_seed(5);
        var model = Tiny();
        Assert.Equal(OnnxFile.ToBytes(OnnxExporter.Export(model, Options).Model), OnnxFile.ToBytes(OnnxExporter.Export(model, Options).Model));
    }

    sealed class Residual : Module<Tensor, Tensor>, IOnnxModule
    {
        readonly Module<Tensor, Tensor> body = Conv2d(4, 4, 3, padding: 1);
        readonly bool _honest;

        public Residual(bool honest) : base(nameof(Residual))
        {
            _honest = honest;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => body.call(input) + input;

        public string Export(LayerScope layer, string input) =>
            layer.Node(_honest ? "Add" : "Sub", [layer.Child("body", body, input), input]);
    }

    // Exports a gain that its forward pass does not have; a thousandth is far above float32.
    sealed class Near() : Module<Tensor, Tensor>(nameof(Near)), IOnnxModule
    {
        public override Tensor forward(Tensor input) => input.clone();

        public string Export(LayerScope layer, string input) => layer.Node("Mul", [input, layer.Scalar("gain", 1.001)]);
    }

    sealed class Stranger() : Module<Tensor, Tensor>(nameof(Stranger))
    {
        public override Tensor forward(Tensor input) => input.neg();
    }

    sealed class Stubborn() : Module<Tensor, Tensor>(nameof(Stubborn))
    {
        public override bool training => true;

        public override Tensor forward(Tensor input) => input.clone();
    }
}
