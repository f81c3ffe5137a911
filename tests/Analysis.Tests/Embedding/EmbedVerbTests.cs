using System.Text.Json.Nodes;
using Strata.Analysis.Embedding;
using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Onnx;
using Strata.Tests.Sessions;

namespace Strata.Tests.Embedding;

/// <summary>The verb from the command line to its files, on images whose brightest of three pixels is their class.</summary>
public sealed class EmbedVerbTests : IDisposable
{
    static readonly ImageShape Shape = new(1, 1, 3);
    const int Images = 90;
    readonly TemporaryFolder _folder = new();
    readonly string _data, _model, _out;

    public EmbedVerbTests()
    {
        (_data, _model, _out) = (_folder.File("shapes"), _folder.File("tiny.onnx"), _folder.File("report"));
        Directory.CreateDirectory(_data);
        byte[] pixels = [.. Enumerable.Range(0, Images).SelectMany(i => Enumerable.Range(0, 3).Select(d => (byte)(d == i % 3 ? 200 + i % 7 : i % 5)))];
        IdxFile.WriteImages(Path.Combine(_data, "t10k-images-idx3-ubyte"), Shape, pixels);
        IdxFile.WriteLabels(Path.Combine(_data, "t10k-labels-idx1-ubyte"), Enumerable.Range(0, Images).Select(i => (byte)(i % 3)).ToArray());
        new TinyModel { Metadata = new ModelMetadata { Layers = ["flat", "logits"], ClassNames = ["a", "b", "c"] } }.Save(_model);
    }

    public void Dispose() => _folder.Dispose();

    static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        (StringWriter output, StringWriter error) = (new(), new());
        int code = CommandLineProgram.Run("analysis", ["embed", .. arguments], typeof(IEmbedder).Assembly, output, error);
        return (code, output.ToString(), error.ToString());
    }

    (int Code, string Output, string Error) Embed(params string[] more) =>
        Run(["--dataset", _data, "--out", _out, "--features", _folder.File("features"), .. more]);

    [Fact]
    public void Pixels_and_layers_are_drawn_side_by_side_by_every_method()
    {
        (int code, string output, string error) = Embed(_model, "--method", "pca", "--method", "tsne:steps=100", "--method", "umap:epochs=50");
        Assert.Equal((0, ""), (code, error));
        JsonArray methods = JsonNode.Parse(File.ReadAllText(Path.Combine(_out, "summary.json")))!["methods"]!.AsArray();
        Assert.Equal(["pca", "tsne:steps=100", "umap:epochs=50"], methods.Select(method => (string)method!["method"]!));
        Assert.All(methods, method => Assert.Equal(["pixels", "flat", "logits"], method!["panels"]!.AsArray().Select(panel => (string)panel!["layer"]!)));
        Assert.Contains("trustworthiness", output);
        string[] files = [.. Directory.GetFiles(_out).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(["pca.csv", "pca.svg", "summary.json", "tsne-steps-100.csv", "tsne-steps-100.svg", "umap-epochs-50.csv", "umap-epochs-50.svg"], files);
        string picture = File.ReadAllText(Path.Combine(_out, "pca.svg"));
        Assert.All((string[])["pixels, trustworthiness", "flat, trustworthiness", "logits, trustworthiness", "</svg>"], text => Assert.Contains(text, picture));
    }

    [Fact]
    public void A_row_of_the_table_is_an_image_of_a_layer_with_its_class_and_place()
    {
        Assert.Equal(0, Embed(_model, "--method", "pca").Code);
        string[] lines = File.ReadAllLines(Path.Combine(_out, "pca.csv"));
        Assert.Equal("model,layer,image,label,class,x,y", lines[0]);
        Assert.Equal(3 * Images + 1, lines.Length);
        string[][] pixels = [.. lines[1..(Images + 1)].Select(line => line.Split(','))];
        Assert.Equal(Enumerable.Range(0, Images), pixels.Select(row => int.Parse(row[2])));
        Assert.All(pixels, row => Assert.Equal(int.Parse(row[2]) % 3, int.Parse(row[3])));
        // Three corners of a triangle: images of a class lie together.
        Assert.All(Enumerable.Range(3, Images - 3), i =>
            Assert.True(Distance(pixels[i], pixels[i % 3]) < 0.2 * Distance(pixels[i], pixels[(i + 1) % 3])));
    }

    static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    static double Distance(string[] a, string[] b)
    {
        double Gap(int column) => Number(a[column]) - Number(b[column]);
        return Math.Sqrt(Gap(5) * Gap(5) + Gap(6) * Gap(6));
    }

    [Fact]
    public void A_class_keeps_its_place_down_the_network()
    {
        Assert.Equal(0, Embed(_model, "--method", "tsne:perplexity=10,steps=100").Code);
        string[][] rows = [.. File.ReadAllLines(Path.Combine(_out, "tsne-perplexity-10-steps-100.csv")).Skip(1).Select(line => line.Split(','))];
        // The same values go in twice: as pixels from 0 to 1, and flat from 0 to 255.
        double width = rows[..Images].Max(row => Distance(row, rows[0]));
        Assert.All(Enumerable.Range(0, Images), i => Assert.InRange(Distance(rows[i], rows[Images + i]), 0, 0.35 * width));
    }

    [Fact]
    public void Same_seed_gives_the_same_files_and_a_subset_is_balanced()
    {
        string[] arguments = ["--method", "umap:epochs=30", "--images", "30", "--seed", "5"];
        Embed(arguments);
        string first = File.ReadAllText(Path.Combine(_out, "umap-epochs-30.csv"));
        Embed([.. arguments, "--threads", "1"]);
        Assert.Equal(first, File.ReadAllText(Path.Combine(_out, "umap-epochs-30.csv")));
        Assert.Equal([10, 10, 10], first.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).GroupBy(line => line.Split(',')[3]).Select(group => group.Count()));
    }

    [Fact]
    public void Features_of_a_small_sample_are_made_for_it_alone()
    {
        Assert.Equal(0, Embed(_model, "--method", "pca", "--images", "18").Code);
        string[][] rows = [.. File.ReadAllLines(Path.Combine(_out, "pca.csv")).Skip(1).Select(line => line.Split(','))];
        string[][] flat = [.. rows.Where(row => row[1] == "flat")];
        Assert.Equal(18, flat.Length);
        Assert.All(flat, row => Assert.Equal(int.Parse(row[2]) % 3, int.Parse(row[3])));
        // The layer holds the pixels: were its rows others, classes would not lie together.
        Assert.All(flat, row => Assert.Equal(row[3], flat.Where(other => other != row).MinBy(other => Distance(row, other))![3]));
        Assert.Contains(Directory.GetDirectories(_folder.File("features"), "*", SearchOption.AllDirectories), folder => folder.Contains("-test-18-"));
    }

    [Fact]
    public void Json_is_one_object_on_standard_output()
    {
        (int code, string output, _) = Embed("--method", "pca", "--json");
        Assert.Equal(0, code);
        JsonNode panel = JsonNode.Parse(output)!["methods"]![0]!["panels"]![0]!;
        Assert.InRange((double)panel["quality"]!["trustworthiness"]!, 0.5, 1);
        Assert.Null(panel["points"]);
    }

    [Theory]
    [InlineData("unknown embedder 'tsme'", "--method", "tsme"), InlineData("perplexity", "--method", "tsne:perplexity=0")]
    [InlineData("--images must be 0 (all) or more", "--images", "-3"), InlineData("needs at least 4 images", "--images", "2")]
    [InlineData("--neighbors must be at least 1", "--neighbors", "0"), InlineData("--reduce must be at least 0", "--reduce", "-1")]
    public void What_is_wrong_is_said_in_one_line(string expected, params string[] arguments)
    {
        (int code, _, string error) = Embed(arguments);
        Assert.Equal(2, code);
        Assert.Contains(expected, Assert.Single(error.TrimEnd().Split('\n')));
        Assert.False(File.Exists(Path.Combine(_out, "summary.json")));
    }
}
