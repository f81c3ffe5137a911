using System.Text.Json.Nodes;
using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Features;
using Strata.Onnx;
using Strata.Tests.Comparison;
using Strata.Tests.Features;

namespace Strata.Tests.Classical;

/// <summary>A classifier on a layer's features becomes one file that takes images, the network in front of it.</summary>
public sealed class LayerClassifierTests : IDisposable
{
    static readonly ImageShape s_shape = new(1, 4, 5);
    readonly TemporaryFolder _folder = new();
    readonly string _data, _network, _features, _out;

    public LayerClassifierTests()
    {
        (_data, _network, _features, _out) = (_folder.File("shapes"), _folder.File("network", "maps.onnx"), _folder.File("features"), _folder.File("out"));
        Directory.CreateDirectory(_data);
        Write("train", 90, seed: 1);
        Write("t10k", 60, seed: 2);
        new MapModel { Shape = s_shape }.Save(_network);
    }

    public void Dispose() => _folder.Dispose();

    // The class is the quarter that is bright: what even the mean of a map tells nothing of, a grid does.
    void Write(string split, int count, int seed)
    {
        Random random = new(seed);
        byte[] labels = [.. Enumerable.Range(0, count).Select(i => (byte)(i % 3))];
        byte[] pixels = [.. labels.SelectMany(label => Enumerable.Range(0, s_shape.Size).Select(place =>
            (byte)(random.Next(60) + (place / 5 / 2 * 2 + place % 5 / 3 == label ? 150 : 0))))];
        IdxFile.WriteImages(Path.Combine(_data, $"{split}-images-idx3-ubyte"), s_shape, pixels);
        IdxFile.WriteLabels(Path.Combine(_data, $"{split}-labels-idx1-ubyte"), labels);
    }

    void Extract(params string[] more)
    {
        foreach (string split in (string[])["train", "test"])
        {
            (StringWriter output, StringWriter error) = (new(), new());
            string[] arguments = ["features", _network, "--dataset", _data, "--split", split, "--out", _features, .. more];
            Assert.True(CommandLineProgram.Run("inference", arguments, typeof(IVerb).Assembly, output, error) == 0, error.ToString());
        }
    }

    (JsonArray Models, string Said) Classical(params string[] more)
    {
        (int code, string output, string error) = ShapeModels.Run(
            ["classical", _data, "--features", Path.Combine(_features, "maps"), "--validation", "0", "--out", _out, "--json", .. more]);
        Assert.True(code == 0, error);
        return (JsonNode.Parse(output)!["models"]!.AsArray(), error);
    }

    ModelHead HeadOf(JsonNode model) => ModelHead.Read(Path.Combine(_out, (string)model["file"]!));

    [Theory]
    [InlineData("float32")]
    [InlineData("float16")]
    public void Whatever_the_pooling_the_file_takes_images_and_errs_as_often_as_the_classifier(string type)
    {
        Extract("--layers", "maps,relu,flat", "--pool", "mean,max,flatten,grid2,projection", "--width", "8", "--dtype", type);
        string[] stored = [.. FeatureFolder.Open(Path.Combine(_features, "maps", "shapes-train")).Layers.Select(layer => layer.ToString())];
        Assert.Equal(11, stored.Length);
        (JsonArray models, string said) = Classical(["--methods", "logistic", "decision-tree", "--layers", .. stored]);
        Assert.DoesNotContain("will take its features", said);
        Assert.All(models, model =>
        {
            Assert.Equal(0, (int)model!["check"]!["disagreements"]!);
            Assert.Equal([0L, 1, 4, 5], Assert.Single(HeadOf(model).Inputs));
            Assert.Null(HeadOf(model).Metadata.Features);
        });
        Assert.Equal(1, (double)models.Single(model => (string)model!["method"]! == "logistic" && (string)model["features"]! == "maps.grid2")!["accuracy"]!);

        (int code, _, string error) = ShapeModels.Run("compare", _out, "--dataset", _data, "--resamples", "100", "--out", _folder.File("compared"));
        Assert.Equal((0, ""), (code, error));
        JsonArray compared = JsonNode.Parse(File.ReadAllText(_folder.File("compared", "summary.json")))!["models"]!.AsArray();
        Assert.Equal(
            models.Select(model => ($"{model!["method"]} on {model["features"]}", (double)model["accuracy"]!)).Order(),
            compared.Select(model => ((string)model!["name"]!, (double)model["accuracy"]!)).Order());
    }

    [Fact]
    public void Channels_are_merged_in_the_file_as_they_were_before()
    {
        Extract("--layers", "relu", "--pool", "flatten", "--channels", "max");
        JsonNode model = Assert.Single(Classical("--methods", "knn:k=1", "--layers", "relu").Models)!;
        Assert.Equal((0, 20), ((int)model["check"]!["disagreements"]!, FeatureFolder.Open(Path.Combine(_features, "maps", "shapes-train")).Layers[0].Width));
        Assert.Equal(4, Assert.Single(HeadOf(model).Inputs).Count);
    }

    [Fact]
    public void Where_the_network_cannot_stand_in_it_the_file_takes_features_and_it_is_said_why()
    {
        void Expect(string why)
        {
            (JsonArray models, string said) = Classical("--methods", "decision-tree", "--layers", "flat");
            Assert.Contains($"files on flat will take its features, not images: {_network}{why}", said);
            ModelHead head = HeadOf(models[0]!);
            Assert.Equal("flat", head.Metadata.Features);
            Assert.Equal([0L, 1], Assert.Single(head.Inputs));
        }
        Extract("--layers", "flat");
        File.Move(_network, _network + ".away");
        Expect(", which its features came from, is not there");
        new MapModel { Shape = s_shape, Layers = ["flat"] }.Save(_network);
        Expect(" has changed since its features were extracted");
        new MapModel { Shape = s_shape, Opset = 13 }.Save(_network);
        Extract("--layers", "flat", "--overwrite");
        Expect(" cannot be part of a classifier on its layer: it uses opset 13");
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("2", false)]
    public void Images_that_the_network_may_have_learned_from_are_not_held_out(string seed, bool kept)
    {
        ModelProto network = OnnxFile.Load(_network);
        string train = Fingerprint.Of(DataSets.Load(_data, "train", new DataRequest()));
        network.MetadataProps.Single(entry => entry.Key == "strata.fingerprints").Value = $"{{\"train\":\"{train}\"}}";
        network.MetadataProps.Add(new StringStringEntryProto { Key = "strata.held-out", Value = "{\"share\":0.1,\"seed\":1}" });
        OnnxFile.Save(network, _network);
        Extract("--layers", "flat");
        (int code, string output, string error) = ShapeModels.Run(
            "classical", _data, "--features", Path.Combine(_features, "maps"), "--layers", "flat", "--methods", "decision-tree", "--validation", "0.1", "--seed", seed, "--out", _out, "--json");
        Assert.True(code == 0, error);
        Assert.Equal(kept ? new HeldOut(0.1, 1) : null, HeadOf(JsonNode.Parse(output)!["models"]![0]!).Metadata.HeldOut);
    }

    [Fact]
    public void Features_of_two_networks_are_not_mixed()
    {
        Extract("--layers", "flat");
        string test = Path.Combine(_features, "maps", "shapes-test", "index.json");
        JsonNode index = JsonNode.Parse(File.ReadAllText(test))!;
        index["model"]!["sha256"] = new string('0', 64);
        File.WriteAllText(test, index.ToJsonString());
        (int code, _, string error) = ShapeModels.Run("classical", _data, "--features", Path.Combine(_features, "maps"), "--layers", "flat", "--methods", "knn:k=1", "--out", _out);
        Assert.Equal(2, code);
        Assert.Contains("two different models", Assert.Single(error.TrimEnd().Split('\n')));
    }
}
