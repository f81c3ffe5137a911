using System.Text.Json.Nodes;
using Strata.Analysis.Classical;
using Strata.Analysis.ImageFeatures;
using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Tests.Classical;

/// <summary>The verb from the command line to its files, on images whose class is their brightest pixel.</summary>
public sealed class ClassicalVerbTests : IDisposable
{
    static readonly ImageShape s_shape = new(1, 1, 3);
    readonly TemporaryFolder _folder = new();
    readonly string _data;
    readonly string _out;

    public ClassicalVerbTests()
    {
        (_data, _out) = (_folder.File("shapes"), _folder.File("report"));
        WriteSplit("train", 60);
        WriteSplit("t10k", 30);
    }

    public void Dispose() => _folder.Dispose();

    void WriteSplit(string start, int count)
    {
        Directory.CreateDirectory(_data);
        byte[] labels = [.. Enumerable.Range(0, count).Select(i => (byte)(i % 3))];
        byte[] pixels = [.. labels.SelectMany((label, i) => Enumerable.Range(0, 3).Select(p => (byte)(p == label ? 200 + i % 50 : i % 4 == 0 ? 30 + i : 0)))];
        IdxFile.WriteImages(Path.Combine(_data, $"{start}-images-idx3-ubyte"), s_shape, pixels);
        IdxFile.WriteLabels(Path.Combine(_data, $"{start}-labels-idx1-ubyte"), labels);
    }

    static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        (StringWriter output, StringWriter error) = (new(), new());
        int code = CommandLineProgram.Run("analysis", ["classical", .. arguments], typeof(IClassicalMethod).Assembly, output, error);
        return (code, output.ToString(), error.ToString());
    }

    [Fact]
    public void Every_method_is_trained_judged_and_saved()
    {
        (int code, string output, string error) = Run(_data, "--out", _out, "--validation", "0", "--json");
        Assert.True(code == 0, error);
        JsonArray models = JsonNode.Parse(output)!["models"]!.AsArray();
        Assert.Equal(Strata.Registry.Parts<IClassicalMethod>.Names, models.Select(model => model!["method"]!.GetValue<string>()));
        Assert.All(models, model =>
        {
            Assert.Equal(60, model!["trainImages"]!.GetValue<int>());
            Assert.InRange(model["accuracy"]!.GetValue<double>(), 0.6, 1);
            Assert.Equal(0, model["check"]!["disagreements"]!.GetValue<int>());
            using ModelSession session = ModelSession.Open(Path.Combine(_out, model["file"]!.GetValue<string>()));
            Assert.Equal(["probabilities"], session.Outputs);
        });
        Assert.Equal(models.Count + 1, File.ReadAllLines(Path.Combine(_out, "classical.csv")).Length);
        Assert.Contains("<svg", File.ReadAllText(Path.Combine(_out, "classical.svg")));
        Assert.NotNull(JsonNode.Parse(File.ReadAllText(Path.Combine(_out, "summary.json"))));
    }

    [Fact]
    public void Parameters_are_heard_and_subsets_are_balanced()
    {
        (int code, string output, _) = Run(_data, "--methods", "knn:k=1", "--train-size", "9", "--out", _out, "--json");
        Assert.Equal(0, code);
        JsonNode model = JsonNode.Parse(output)!["models"]![0]!;
        Assert.Equal("knn:k=1", model["method"]!.GetValue<string>());
        Assert.Equal(9, model["trainImages"]!.GetValue<int>());
    }

    [Fact]
    public void Files_know_the_data_that_they_were_made_of()
    {
        (int code, string output, _) = Run(_data, "--methods", "knn:k=1", "--train-size", "9", "--out", _out, "--json");
        Assert.Equal(0, code);
        string file = FileOf(output);
        ModelMetadata metadata = ModelMetadata.Of(OnnxFile.Load(Path.Combine(_out, file)));
        Assert.All(DataSets.Splits, split =>
            Assert.Equal(Fingerprint.Of(DataSets.Load(_data, split, new DataRequest())), metadata.Fingerprints[split]));
        HeldOut heldOut = ValidationSplit.Of(HeldOut.Split, [ModelFile.Find(Path.Combine(_out, file))])!;
        Assert.Equal(metadata.Fingerprints[HeldOut.Split], heldOut.Fingerprint);
        Assert.Equal(6, DataSets.Load(_data, HeldOut.Split, new DataRequest { HeldOut = heldOut }).Count);
    }

    [Fact]
    public void A_file_says_that_nothing_was_held_out_by_saying_nothing()
    {
        (int code, string output, _) = Run(_data, "--methods", "knn:k=1", "--validation", "0", "--out", _out, "--json");
        Assert.Equal(0, code);
        ModelMetadata metadata = ModelMetadata.Of(OnnxFile.Load(Path.Combine(_out, FileOf(output))));
        Assert.Null(metadata.HeldOut);
        Assert.Equal(["test", "train"], metadata.Fingerprints.Keys.Order());
    }

    static string FileOf(string output) => JsonNode.Parse(output)!["models"]![0]!["file"]!.GetValue<string>();

    [Fact]
    public void Features_of_images_are_learned_from_and_their_files_take_them_as_they_are()
    {
        (int code, string output, string error) = Run(_data, "--methods", "knn:k=1", "decision-tree", "logistic", "--layers", "stats", "--validation", "0", "--out", _out, "--json");
        Assert.True(code == 0, error);
        JsonArray models = JsonNode.Parse(output)!["models"]!.AsArray();
        Assert.Equal(["stats", "stats", "stats"], models.Select(model => model!["features"]!.GetValue<string>()));
        FeatureColumns columns = new(s_shape);
        float[] features = new float[columns.Names.Count];
        columns.Measure(new GreyImage(s_shape), [10, 240, 0], features);
        Assert.All(models, model =>
        {
            Assert.Equal(0, model!["check"]!["disagreements"]!.GetValue<int>());
            Assert.InRange(model["accuracy"]!.GetValue<double>(), 0.9, 1);
            ModelProto file = OnnxFile.Load(Path.Combine(_out, model["file"]!.GetValue<string>()));
            using VectorModel vectors = new(file);
            float[] probabilities = vectors.Run(features, features.Length);
            Assert.Equal(1, Array.IndexOf(probabilities, probabilities.Max()));
        });
    }

    [Theory]
    [InlineData("did you mean 'knn'", "--methods", "kn")]
    [InlineData("--features", "--layers", "fc1")]
    [InlineData("--train-size", "--train-size", "61")]
    [InlineData("k=0", "--methods", "knn:k=0")]
    [InlineData("holds no features", "--layers", "fc1", "--features", "nowhere")]
    public void What_is_wrong_is_said_in_one_line(string said, params string[] arguments)
    {
        (int code, _, string error) = Run([_data, "--out", _out, .. arguments]);
        Assert.Equal(2, code);
        Assert.Contains(said, error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }
}
