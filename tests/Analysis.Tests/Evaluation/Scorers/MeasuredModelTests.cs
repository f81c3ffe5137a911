using System.Text.Json.Nodes;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Onnx;
using Strata.Tests.Comparison;

namespace Strata.Tests.Evaluation.Scorers;

/// <summary>Classifiers whose files take what `stats` measures are scored on images like any others.</summary>
public sealed class MeasuredModelTests : IDisposable
{
    readonly ShapeModels _shapes = new();

    public MeasuredModelTests()
    {
        (int code, _, string error) = ShapeModels.Run(
            "classical", _shapes.Data, "--methods", "knn", "decision-tree", "--layers", "stats", "--validation", "0", "--out", _shapes.File("classical"));
        Assert.True(code == 0, error);
    }

    public void Dispose() => _shapes.Dispose();

    string Knn => _shapes.File("classical", "knn-stats.onnx");

    JsonArray ModelsIn(params string[] folder) => JsonNode.Parse(File.ReadAllText(Path.Combine([_shapes.File(folder), "summary.json"])))!["models"]!.AsArray();

    (int, string) Run(params string[] arguments)
    {
        (int code, _, string error) = ShapeModels.Run(arguments);
        return (code, error);
    }

    [Theory]
    [InlineData()]
    [InlineData("--batch", "7")]
    [InlineData("--batch", "1000")]
    public void They_err_as_often_as_they_did_when_they_were_made_whatever_the_batch(params string[] more)
    {
        Assert.Equal((0, ""), Run(["compare", _shapes.Model("good"), _shapes.File("classical"), "--resamples", "100", "--out", _shapes.Out, .. more]));
        Dictionary<string, double> made = ModelsIn("classical").ToDictionary(model => $"{model!["method"]} on stats", model => (double)model!["accuracy"]!);
        Dictionary<string, double> compared = ModelsIn("report").ToDictionary(model => (string)model!["name"]!, model => (double)model!["accuracy"]!);
        Assert.Equal(["decision-tree on stats", "good", "knn on stats"], compared.Keys.Order());
        Assert.All(made, model => Assert.Equal(model.Value, compared[model.Key]));
    }

    [Fact]
    public void They_are_evaluated_and_their_errors_looked_at()
    {
        Assert.Equal((0, ""), Run("evaluate", Knn, "--dataset", _shapes.Data, "--out", _shapes.File("evaluated")));
        Assert.Equal((0, ""), Run("errors", _shapes.Model("good"), Knn, "--map-images", "40", "--features", _shapes.File("features"), "--out", _shapes.File("errors")));
        Assert.True(File.Exists(_shapes.File("errors", "summary.json")));
    }

    [Fact]
    public void What_has_to_change_the_images_refuses_them_before_any_work()
    {
        (int code, string error) = Run("saliency", Knn, "--dataset", _shapes.Data, "--out", _shapes.Out);
        Assert.Equal(2, code);
        Assert.Contains("takes what `stats` measures of images, not the images", Assert.Single(error.TrimEnd().Split('\n')));
    }

    [Fact]
    public void Images_of_another_shape_are_refused()
    {
        string other = _shapes.File("other");
        Directory.CreateDirectory(other);
        foreach (string split in (string[])["train", "t10k"])
        {
            IdxFile.WriteImages(Path.Combine(other, $"{split}-images-idx3-ubyte"), new ImageShape(1, 28, 28), new byte[3 * 784]);
            IdxFile.WriteLabels(Path.Combine(other, $"{split}-labels-idx1-ubyte"), (byte[])[0, 1, 2]);
        }
        (int code, string error) = Run("evaluate", Knn, "--dataset", other);
        Assert.Equal(2, code);
        Assert.Contains("features, but `stats` measures 390 of the images of", Assert.Single(error.TrimEnd().Split('\n')));
    }

    [Fact]
    public void Files_that_only_say_that_they_take_features_are_refused_in_one_line()
    {
        void Refused(string why, Action<ModelProto> damage)
        {
            ModelProto model = OnnxFile.Load(Knn);
            damage(model);
            OnnxFile.Save(model, _shapes.File("damaged.onnx"));
            (int code, string error) = Run("evaluate", _shapes.File("damaged.onnx"), "--dataset", _shapes.Data, "--out", _shapes.Out);
            Assert.Equal((2, true), (code, error.Contains(why) ? true : throw new InvalidOperationException(error)));
            Assert.Single(error.TrimEnd().Split('\n'));
        }
        Refused("it is damaged", model => model.Graph.Output.Add(model.Graph.Output[0].Clone()));
        Refused("it is damaged", model => model.Graph.Output[0].Type.TensorType.ElemType = (int)TensorProto.Types.DataType.Int64);
        Refused("that ONNX Runtime can open", model => model.Graph.Node.RemoveAt(1));
    }

    [Fact]
    public void Another_device_than_the_processor_is_an_error_never_a_silent_fallback()
    {
        (int code, string error) = Run("evaluate", Knn, "--dataset", _shapes.Data, "--device", "cuda");
        Assert.Equal((2, true), (code, error.Contains("leave out --device cuda")));
    }

    [Fact]
    public void A_file_that_takes_the_features_of_a_layer_says_so()
    {
        string layer = _shapes.File("layer", "knn-fc1.onnx");
        ModelProto model = OnnxFile.Load(Knn);
        model.MetadataProps.Single(entry => entry.Key == "strata.features").Value = "fc1";
        Directory.CreateDirectory(_shapes.File("layer"));
        OnnxFile.Save(model, layer);
        foreach (string named in (string[])[layer, _shapes.File("layer")])
        {
            (int code, string error) = Run("compare", _shapes.Model("good"), named);
            Assert.Equal(2, code);
            Assert.Contains("takes the features of the layer fc1 and no images", Assert.Single(error.TrimEnd().Split('\n')));
        }
    }
}
