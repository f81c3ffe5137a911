using Strata.Data;
using Strata.Tests.Runs;
using Strata.Training.Runs;
using TorchSharp;
using static Strata.Tests.Models.SmallModels;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.Models;

/// <summary>Networks from JSON files.</summary>
public sealed class JsonModelTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("strata-json").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string Write(string json)
    {
        string file = Path.Combine(_folder, "model.json");
        File.WriteAllText(file, json);
        return file;
    }

    Module<Tensor, Tensor> BuildJson(string layers, ImageShape? image = null) => TrainingRun.BuildModel(Write($"{{ \"layers\": [ {layers} ] }}"), image ?? Grey, 10);

    static string[] Layers(Module<Tensor, Tensor> model) => [.. model.named_children().Select(child => child.name)];

    static string Example(string name) => Path.Combine(AppContext.BaseDirectory, "examples", name);

    [Fact]
    public void A_file_may_say_what_a_shipped_model_says()
    {
        // cnn-32-64:hidden=16 layer by layer: the same names, and from the same seed the same weights.
        manual_seed(3);
        Module<Tensor, Tensor> written = BuildJson("""
            { "conv": 32, "kernel": 5, "padding": 2 }, { "activation": "relu" }, { "pool": "max" },
            { "conv": 64, "kernel": 5, "padding": 2 }, { "activation": "relu" }, { "pool": "max" },
            { "flatten": true }, { "linear": 16 }, { "activation": "relu" }
            """);
        manual_seed(3);
        Module<Tensor, Tensor> shipped = TrainingRun.BuildModel("cnn-32-64:hidden=16", Grey, 10);
        Assert.Equal(Layers(shipped), Layers(written));
        Assert.All(shipped.parameters().Zip(written.parameters()), pair => Assert.True(pair.First.Equals(pair.Second), "the weights differ"));
    }

    public static TheoryData<string> Examples => [.. Directory.GetFiles(Example("")).Select(file => Path.GetFileName(file)).Order()];

    [Theory, MemberData(nameof(Examples))]
    public void Examples_export_with_every_layer_at_any_size(string name)
    {
        foreach (ImageShape image in (ImageShape[])[Grey, new ImageShape(3, 32, 32)])
        {
            using Module<Tensor, Tensor> model = TrainingRun.BuildModel(Example(name), image, 7);
            Assert.InRange(Exported(model, image, 7).Proof.Largest, 0, 1e-4);
        }
    }

    [Fact]
    public void Every_kind_of_layer_takes_its_settings()
    {
        using Module<Tensor, Tensor> model = BuildJson("""
            { "conv": 8, "kernel": 5, "stride": 2, "padding": 1, "bias": false }, { "norm": "group", "groups": 2 }, { "activation": "maxout" },
            { "conv": 8, "groups": 4 }, { "pool": "average", "kernel": 3, "stride": 2, "padding": 1 }, { "dropout": 0.3 },
            { "residual": [ { "conv": 4, "kernel": 1 } ], "shortcut": [ { "conv": 4, "kernel": 1, "bias": false } ] },
            { "globalPool": "max" }, { "linear": 6, "bias": false }, { "norm": "layer" }, { "activation": "tanh" }
            """);
        Assert.Equal(
            ["conv1", "norm1", "maxout1", "conv2", "pool1", "dropout1", "block1", "pool2", "flatten", "fc1", "norm2", "tanh1", "logits"], Layers(model));
        // 8*25 + 2*8 + (8*9+8) + (4*8+4 + 4*8) + 6*4 + 2*6 + 10*6+10
        Assert.Equal(200 + 16 + 80 + 68 + 24 + 12 + 70, Parameters(model));
        Assert.InRange(Exported(model, Grey).Proof.Largest, 0, 1e-4);
    }

    [Theory]
    [InlineData("\"pad\": -1", "5")]
    [InlineData("\"pad\": 1", "0 0 0 0 0  0 1 2 3 0  0 4 5 6 0  0 7 8 9 0  0 0 0 0 0")]
    [InlineData("\"pad\": 1, \"mode\": \"replicate\"", "1 1 2 3 3  1 1 2 3 3  4 4 5 6 6  7 7 8 9 9  7 7 8 9 9")]
    [InlineData("\"pad\": 2, \"mode\": \"reflect\"",
        "9 8 7 8 9 8 7  6 5 4 5 6 5 4  3 2 1 2 3 2 1  6 5 4 5 6 5 4  9 8 7 8 9 8 7  6 5 4 5 6 5 4  3 2 1 2 3 2 1")]
    public void Padding_adds_pixels_on_every_side_or_takes_them_away(string layer, string expected)
    {
        ImageShape image = new(1, 3, 3);
        using Module<Tensor, Tensor> model = BuildJson($"{{ {layer} }}", image);
        Assert.Equal(["pad1", "flatten", "logits"], Layers(model));
        using Tensor pixels = arange(1, 10, ScalarType.Float32).reshape(1, 1, 3, 3);
        using Tensor padded = ((Module<Tensor, Tensor>)model.named_children().First().module).call(pixels);
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(float.Parse), padded.data<float>().ToArray());
        Assert.InRange(Exported(model, image).Proof.Largest, 0, 1e-4);
    }

    [Fact]
    public void Branches_stand_side_by_side_and_an_empty_one_hands_on_what_it_was_handed()
    {
        using Module<Tensor, Tensor> model = BuildJson("""
            { "conv": 3, "kernel": 3, "padding": 1 },
            { "branches": [ [], [ { "conv": 5, "kernel": 1 }, { "activation": "relu" } ], [ { "pool": "max", "kernel": 3, "stride": 1, "padding": 1 } ] ] },
            { "conv": 2, "kernel": 1 }
            """);
        Assert.Equal(["conv1", "branches1", "conv2", "flatten", "logits"], Layers(model));
        // 3*9+3, 3*5+5, (3+5+3)*2+2, 2*784*10+10
        Assert.Equal(30 + 20 + 24 + 15_690, Parameters(model));
        using Tensor maps = rand([2, 3, 28, 28]);
        using Tensor joined = ((Module<Tensor, Tensor>)model.named_children().Single(child => child.name == "branches1").module).call(maps);
        Assert.Equal([2, 11, 28, 28], joined.shape);
        Assert.True(joined.narrow(1, 0, 3).Equals(maps), "the first three channels are those of the input");
        Assert.True(joined.narrow(1, 8, 3).Equals(functional.max_pool2d(maps, 3, 1, 1)), "the last three are pooled");
        Assert.InRange(Exported(model, Grey).Proof.Largest, 0, 1e-4);
    }

    [Theory]
    [InlineData("{ \"globalPool\": \"average\" }", 1)]
    [InlineData("{ \"conv\": 1, \"kernel\": 1 }", 28)]
    [InlineData("{ \"conv\": 3, \"kernel\": 1 }", 28)]
    public void A_gate_multiplies_maps_by_channel_by_place_or_by_value(string layers, int side)
    {
        using Module<Tensor, Tensor> model = BuildJson($$"""{ "conv": 3, "kernel": 1 }, { "gate": [ {{layers}}, { "activation": "sigmoid" } ] }""");
        using Tensor maps = rand([2, 3, 28, 28]);
        Module<Tensor, Tensor> gate = (Module<Tensor, Tensor>)model.named_children().Single(child => child.name == "gate1").module;
        using Tensor shares = gate.call(maps).div(maps);
        Assert.InRange(shares.max().ToDouble(), 0, 1);
        using Tensor own = ((Module<Tensor, Tensor>)gate.named_children().Single().module).call(maps);
        Assert.Equal(side, own.shape[2]);
        Assert.InRange((shares - own).abs().max().ToDouble(), 0, 1e-5);
        Assert.InRange(Exported(model, Grey).Proof.Largest, 0, 1e-4);
    }

    [Theory]
    [InlineData("layers[0]: unknown layer 'convolution'", "{ \"convolution\": 8 }")]
    [InlineData("'kernel'", "{ \"conv\": 8, \"kernal\": 3 }")]
    [InlineData("layers[0] (conv): kernel=0", "{ \"conv\": 8, \"kernel\": 0 }")]
    [InlineData("layers[1] (activation): activation=relo", "{ \"conv\": 8 }, { \"activation\": \"relo\" }")]
    [InlineData("layers[1]: it needs maps", "{ \"linear\": 8 }, { \"conv\": 8 }")]
    [InlineData("layers[1]: nothing is left", "{ \"conv\": 8, \"kernel\": 28 }, { \"pool\": \"max\" }")]
    [InlineData("layers[1]: it needs maps", "{ \"linear\": 8 }, { \"pad\": 1 }")]
    [InlineData("layers[0]: nothing is left", "{ \"pad\": -14 }")]
    [InlineData("layers[0] (pad): pad=28 is wrong: give a whole number from 0 to 27", "{ \"pad\": 28, \"mode\": \"reflect\" }")]
    [InlineData("layers[0] (pad): pad=-1 is wrong: give a whole number from 0 to 64", "{ \"pad\": -1, \"mode\": \"replicate\" }")]
    [InlineData("layers[0] (pad): mode=mirror", "{ \"pad\": 1, \"mode\": \"mirror\" }")]
    [InlineData("layers[0]: the block makes 8x26x26 and its shortcut 1x28x28", "{ \"residual\": [ { \"conv\": 8 } ] }")]
    [InlineData("layers[0].residual[0]", "{ \"residual\": [ { \"conf\": 8 } ] }")]
    [InlineData("layers[0]: a layer in it has flattened", "{ \"residual\": [ { \"globalPool\": \"max\" }, { \"linear\": 1 } ], \"shortcut\": [ { \"globalPool\": \"max\" } ] }")]
    [InlineData("layers[0].branches: give a list of lists", "{ \"branches\": 3 }")]
    [InlineData("layers[0].branches: give a list of lists", "{ \"branches\": [] }")]
    [InlineData("layers[0].branches[1]: give a list of layers", "{ \"branches\": [ [], 7 ] }")]
    [InlineData("layers[0].branches[1][0]: unknown layer 'conf'", "{ \"branches\": [ [], [ { \"conf\": 8 } ] ] }")]
    [InlineData("one branch makes 1x28x28 and another 8x26x26", "{ \"branches\": [ [], [ { \"conv\": 8 } ] ] }")]
    [InlineData("one branch makes 1x28x28 and another a vector of 8", "{ \"branches\": [ [], [ { \"linear\": 8 } ] ] }")]
    [InlineData("the gate makes 2x28x28 of 1x28x28", "{ \"gate\": [ { \"conv\": 2, \"kernel\": 1 } ] }")]
    [InlineData("the gate makes a vector of 1x28x28", "{ \"gate\": [ { \"linear\": 1 } ] }")]
    [InlineData("the gate makes nothing of 1x28x28", "{ \"gate\": [] }")]
    [InlineData("layers[0].gate[0]: unknown layer", "{ \"gate\": [ { \"conf\": 1 } ] }")]
    [InlineData("a layer is an object with one of", "{ \"conv\": 8, \"pool\": \"max\" }")]
    [InlineData("a layer is an object with one of", "7")]
    [InlineData("3 groups split", "{ \"conv\": 8, \"groups\": 3 }")]
    [InlineData("this is no JSON", "{ \"conv\": }")]
    public void A_file_that_is_wrong_is_told_where(string hint, string layers) =>
        Assert.Contains(hint, Assert.Throws<InputException>(() => BuildJson(layers)).Message);

    [Theory]
    [InlineData("'layers'", "{ \"layer\": [], \"layers\": [] }")]
    [InlineData("an object with layers", "[]")]
    [InlineData("give a list", "{ \"layers\": 3 }")]
    [InlineData("init=best", "{ \"init\": \"best\", \"layers\": [] }")]
    public void A_file_that_is_no_model_is_refused(string hint, string json) =>
        Assert.Contains(hint, Assert.Throws<InputException>(() => TrainingRun.BuildModel(Write(json), Grey, 10)).Message);

    [Fact]
    public void A_run_does_not_go_on_with_a_file_that_was_edited()
    {
        using SmallDigits digits = new();
        string file = Write("""{ "layers": [ { "linear": 8 } ] }""");
        string[] kfold = ["kfold", file, "--folds", "2", "--dataset", digits.Data, "--epochs", "1", "--threads", "1", "--run", "folds", "--out", digits.Models];
        Assert.Equal(0, SmallDigits.Run(kfold).Code);
        Assert.Contains("is done already", SmallDigits.Run(kfold).Out);
        string first = Path.Combine(digits.Models, "folds-fold1", "run.json");
        // The same weights as far as shapes go: only the file's bytes tell.
        Write("""{ "layers": [ { "linear": 8 }, { "activation": "tanh" } ] }""");
        (int code, _, string error) = SmallDigits.Run(kfold);
        Assert.Equal((2, true), (code, error.Contains("(model)")));
        File.WriteAllText(first, File.ReadAllText(first).Replace("\"status\": \"done\"", "\"status\": \"training\""));
        (int resumed, _, string told) = SmallDigits.Run("resume", Path.GetDirectoryName(first)!);
        Assert.Equal((2, true), (resumed, told.Contains("was edited since folds-fold1 began")));
    }

    [Fact]
    public void A_file_trains_like_a_model_by_name()
    {
        using SmallDigits digits = new();
        (int code, _, string error) = SmallDigits.Run("train", Example("plain.json"), "--dataset", digits.Data, "--epochs", "1", "--threads", "1", "--out", digits.Models);
        Assert.True(code == 0, error);
        Assert.True(File.Exists(Path.Combine(digits.Models, "plain-small", "model.onnx")), "the run is called after the file");
        (int refused, _, string told) = SmallDigits.Run("train", Example("plain.json"), "--hidden", "7", "--dataset", digits.Data, "--out", digits.Models);
        Assert.Equal((2, true), (refused, told.Contains("--hidden")));
    }
}
