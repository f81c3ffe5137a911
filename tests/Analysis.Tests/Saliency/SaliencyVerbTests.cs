using System.Text.Json.Nodes;
using System.Xml.Linq;
using Strata.Analysis.Evaluation;
using Strata.Analysis.Saliency;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Storage.Npy;
using Strata.Tests.Comparison;
using Strata.Tests.Evaluation;

namespace Strata.Tests.Saliency;

/// <summary>`saliency` from the command line to its files, on networks that PyTorch exported.</summary>
public sealed class SaliencyVerbTests : IDisposable
{
    const int Images = 24;
    static readonly ImageShape s_shape = new(1, 16, 16);
    readonly TemporaryFolder _folder = new();
    readonly string _data, _out;

    public SaliencyVerbTests()
    {
        (_data, _out) = (_folder.File("squares"), _folder.File("saliency"));
        Directory.CreateDirectory(_data);
        byte[] pixels = new byte[Images * s_shape.Size];
        new Random(2).NextBytes(pixels);
        foreach (string split in (string[])["train", "t10k"])
        {
            IdxFile.WriteImages(Path.Combine(_data, $"{split}-images-idx3-ubyte"), s_shape, pixels);
            IdxFile.WriteLabels(Path.Combine(_data, $"{split}-labels-idx1-ubyte"), Enumerable.Range(0, Images).Select(i => (byte)(i % 4)).ToArray());
        }
    }

    public void Dispose() => _folder.Dispose();

    static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "fixtures", "saliency", name);

    (int Code, string Output, string Error) Saliency(params string[] arguments) =>
        ShapeModels.Run(["saliency", .. arguments, "--dataset", _data, "--threads", "1", "--out", _out]);

    string[] Table => File.ReadAllLines(Path.Combine(_out, "saliency.csv"));

    [Fact]
    public void Maps_pictures_and_figures_are_written_for_each_kind()
    {
        (int code, string output, string error) = Saliency(Fixture("residual.onnx"), "--images", "3");
        Assert.Equal((0, ""), (code, error));
        JsonNode summary = JsonNode.Parse(File.ReadAllText(Path.Combine(_out, "summary.json")))!;
        JsonArray images = summary["images"]!.AsArray();
        Assert.Equal(Table.Length - 1, images.Count);
        Assert.Equal([8, 8, 8], summary["layerShape"]!.AsArray().Select(size => (int)size!));
        Assert.False((bool)summary["hasOtherPaths"]!);
        using NpyFile occlusion = NpyFile.Open(Path.Combine(_out, "occlusion.npy"));
        using NpyFile cam = NpyFile.Open(Path.Combine(_out, "grad-cam.npy"));
        Assert.Equal([images.Count, 16, 16], occlusion.Header.Shape);
        Assert.Equal([images.Count, 8, 8], cam.Header.Shape);
        Assert.All(cam.ToFloats(), value => Assert.True(value >= 0));
        Assert.Contains(occlusion.ToFloats(), value => value > 0);
        Assert.Contains("point to the same places", output);
        foreach (IGrouping<string, JsonNode?> kind in images.GroupBy(image => (string)image!["kind"]!))
        {
            XElement sheet = XDocument.Load(Path.Combine(_out, $"{kind.Key.ToLowerInvariant()}.svg")).Root!;
            Assert.Equal(3 * kind.Count(), sheet.Descendants().Count(node => node.Name.LocalName == "image"));
        }
        int[] distinct = [.. images.Select(image => (int)image!["image"]!).Distinct()];
        Assert.Equal(2 * distinct.Length, Directory.GetFiles(Path.Combine(_out, "maps"), "*.png").Length);
        Assert.Empty(Directory.GetFiles(_out, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void One_method_alone_leaves_the_other_out()
    {
        Assert.Equal(0, Saliency(Fixture("plain.onnx"), "--images", "2", "--methods", "grad-cam").Code);
        Assert.False(File.Exists(Path.Combine(_out, "occlusion.npy")));
        Assert.All(Table.Skip(1), row => Assert.Equal("", row.Split(',')[6]));
    }

    [Fact]
    public void The_label_can_be_explained_where_the_model_is_wrong()
    {
        Assert.Equal(0, Saliency(Fixture("plain.onnx"), "--images", "4", "--class", "label").Code);
        Assert.All(Table.Skip(1).Select(row => row.Split(',')), row => Assert.Equal(row[2], row[4]));
        Assert.Contains(Table.Skip(1).Select(row => row.Split(',')), row => row[3] != row[4]);
    }

    [Fact]
    public void The_same_call_gives_the_same_bytes()
    {
        byte[][] Bytes() => [.. ((string[])["saliency.csv", "occlusion.npy", "grad-cam.npy"]).Select(name => File.ReadAllBytes(Path.Combine(_out, name)))];
        Saliency(Fixture("residual.onnx"), "--images", "2");
        byte[][] first = Bytes();
        Saliency(Fixture("residual.onnx"), "--images", "2");
        Assert.Equal(first, Bytes());
    }

    [Fact]
    public void A_model_without_maps_is_looked_at_by_occlusion_alone()
    {
        using ShapeModels shapes = new();
        (int code, string output, _) = ShapeModels.Run("saliency", shapes.Model("good"), "--images", "2", "--out", _out);
        Assert.Equal(0, code);
        Assert.Contains("occlusion alone", output);
        Assert.False(File.Exists(Path.Combine(_out, "grad-cam.npy")));
        (code, _, string error) = ShapeModels.Run("saliency", shapes.Model("good"), "--methods", "grad-cam", "--out", _folder.File("none"));
        Assert.Equal(2, code);
        Assert.Contains("look at it with --methods occlusion", error);
    }

    [Theory]
    [InlineData("--images is 0", "--images", "0")]
    [InlineData("did you mean 'grad-cam'", "--methods", "gradcam")]
    [InlineData("did you mean 'label'", "--class", "lable")]
    [InlineData("--patch is 17", "--patch", "17")]
    [InlineData("unknown layer", "--layer", "conv9")]
    public void What_is_wrong_is_said_in_one_line(string expected, params string[] arguments)
    {
        (int code, _, string error) = Saliency([Fixture("plain.onnx"), .. arguments]);
        Assert.Equal(2, code);
        Assert.Contains(expected, Assert.Single(error.TrimEnd().Split('\n')));
        Assert.False(File.Exists(Path.Combine(_out, "summary.json")));
    }

    [Fact]
    public void Chosen_are_the_surest_of_each_class_the_surest_mistakes_and_the_closest_calls()
    {
        Predictions predictions = RandomPredictions.Of(seed: 4, count: 200, classes: 5);
        ILookup<SaliencyKind, int> chosen = SaliencyChoice.Of(predictions, 5).ToLookup(pair => pair.Kind, pair => pair.Image);
        bool IsRight(int image) => predictions.Labels[image] == predictions.Predicted[image];
        Assert.Equal([0, 1, 2, 3, 4], chosen[SaliencyKind.Certain].Select(image => predictions.Labels[image]));
        Assert.All(chosen[SaliencyKind.Certain], image => Assert.Equal(
            Enumerable.Range(0, 200).Where(other => IsRight(other) && predictions.Labels[other] == predictions.Labels[image]).Max(predictions.Confidence),
            predictions.Confidence(image)));
        Assert.Equal(
            Enumerable.Range(0, 200).Where(image => !IsRight(image)).Select(predictions.Confidence).OrderDescending().Take(5),
            chosen[SaliencyKind.Wrong].Select(predictions.Confidence));
        float Margin(int image) => predictions.Row(image).ToArray().OrderDescending().Take(2).Aggregate((first, second) => first - second);
        Assert.Equal(Enumerable.Range(0, 200).Select(Margin).Order().Take(5), chosen[SaliencyKind.Unsure].Select(Margin));
    }
}
