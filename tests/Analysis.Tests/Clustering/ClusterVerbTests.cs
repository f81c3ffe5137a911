using System.Text.Json.Nodes;
using Strata.Analysis.Clustering;
using Strata.Analysis.Clustering.Curves;
using Strata.Analysis.Clustering.Hierarchy;
using Strata.Analysis.Numerics;
using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Onnx;
using Strata.Tests.Sessions;

namespace Strata.Tests.Clustering;

/// <summary>The verb from the command line to its files, on images whose brightest of three pixels is their class.</summary>
public sealed class ClusterVerbTests : IDisposable
{
    static readonly ImageShape Shape = new(1, 1, 3);
    const int Images = 90;
    readonly TemporaryFolder _folder = new();
    readonly string _data;
    readonly string _model;
    readonly string _out;

    public ClusterVerbTests()
    {
        (_data, _model, _out) = (_folder.File("shapes"), _folder.File("tiny.onnx"), _folder.File("report"));
        Directory.CreateDirectory(_data);
        byte[] pixels = [.. Enumerable.Range(0, Images).SelectMany(i => Enumerable.Range(0, 3).Select(d => (byte)(d == i % 3 ? 200 + i % 7 : i % 5)))];
        IdxFile.WriteImages(Path.Combine(_data, "t10k-images-idx3-ubyte"), Shape, pixels);
        IdxFile.WriteLabels(Path.Combine(_data, "t10k-labels-idx1-ubyte"), Enumerable.Range(0, Images).Select(i => (byte)(i % 3)).ToArray());
        // The third class is invisible to the network: its logit is always 0.
        new TinyModel
        {
            Weights = [1, 0, 0, 0, 0, 0, 1, 0, 0],
            Metadata = new ModelMetadata { Layers = ["flat", "logits"], ClassNames = ["a", "b", "c"] },
        }.Save(_model);
    }

    public void Dispose() => _folder.Dispose();

    static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        (StringWriter output, StringWriter error) = (new(), new());
        int code = CommandLineProgram.Run("analysis", ["cluster", .. arguments], typeof(ClusterReport).Assembly, output, error);
        return (code, output.ToString(), error.ToString());
    }

    (int Code, string Output, string Error) Cluster(params string[] more) =>
        Run(["--dataset", _data, "--out", _out, "--features", _folder.File("features"), .. more]);

    [Fact]
    public void A_layer_curve_goes_from_the_pixels_to_the_output()
    {
        (int code, string output, string error) = Cluster(_model, "--method", "kmeans", "--method", "ward");
        Assert.Equal((0, ""), (code, error));
        JsonNode summary = JsonNode.Parse(File.ReadAllText(Path.Combine(_out, "summary.json")))!;
        JsonArray curves = summary["curves"]!.AsArray();
        Assert.Equal(["kmeans", "ward"], curves.Select(curve => (string)curve!["method"]!));
        Assert.Equal(["pixels", "flat", "logits"], curves[0]!["points"]!.AsArray().Select(point => (string)point!["layer"]!));
        double[] nmi = [.. curves[0]!["points"]!.AsArray().Select(point => (double)point!["nmi"]!)];
        Assert.Equal([1, 1], nmi[..2]);
        Assert.InRange(nmi[2], 0.2, 0.99);
        Assert.Contains("kmeans on tiny: NMI is about the same on pixels (1.000) and on flat, the last hidden layer (1.000); "
            + "the largest step is from flat to logits (-", output);
        Assert.Contains("kmeans, ward agree: from the pixels to the last hidden layer of tiny NMI stays.", output);
    }

    [Fact]
    public void Clusters_are_written_under_the_names_of_their_classes()
    {
        Cluster(_model, "--method", "kmeans");
        string[] lines = File.ReadAllLines(Path.Combine(_out, "clusters.csv"));
        Assert.Equal("image,label,tiny/pixels/kmeans,tiny/flat/kmeans,tiny/logits/kmeans", lines[0]);
        Assert.Equal(Images + 1, lines.Length);
        Assert.All(lines[1..], line => Assert.Single(line.Split(',')[1..4].Distinct()));
    }

    [Fact]
    public void Every_file_is_there_and_every_picture_is_one()
    {
        Cluster(_model, "--method", "kmeans", "--method", "dbscan:points=5");
        string[] files = [.. Directory.GetFiles(_out).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "classes-dbscan-points-5-tiny.svg", "classes-kmeans-tiny.svg", "clusters.csv", "curve-ari.svg", "curve-matchedAccuracy.svg",
                "curve-nmi.svg", "curve-silhouette.svg", "curve.csv", "summary.json",
            ], files);
        Assert.All(files.Where(file => file.EndsWith(".svg", StringComparison.Ordinal)), file =>
            Assert.Contains("</svg>", File.ReadAllText(Path.Combine(_out, file))));
        Assert.Contains("dbscan:points=5", File.ReadAllText(Path.Combine(_out, "curve-nmi.svg")));
    }

    [Fact]
    public void Same_seed_same_files_whatever_the_number_of_threads()
    {
        string[] Files(string threads)
        {
            Cluster(_model, "--seed", "3", "--threads", threads, "--images", "60");
            return [.. Directory.GetFiles(_out, "*.svg").Append(Path.Combine(_out, "clusters.csv")).Order().Select(File.ReadAllText)];
        }
        Assert.Equal(Files("1"), Files("2"));
    }

    [Fact]
    public void Without_a_model_it_clusters_pixels()
    {
        (int code, string output, _) = Cluster("--method", "average", "--images", "30", "--json");
        JsonNode report = JsonNode.Parse(output)!;
        Assert.Equal((0, 30), (code, (int)report["images"]!));
        Assert.Equal(["average: NMI 1.000 on pixels."], report["sentences"]!.AsArray().Select(sentence => (string)sentence!));
        Assert.Null(report["curves"]![0]!["model"]);
    }

    public static TheoryData<string[], string> WrongRequests { get; } = new()
    {
        { ["--method", "kmean"], "did you mean 'kmeans'?" },
        { ["--method", "kmeans:sample=1"], "sample=1 is wrong" },
        { ["--method", "ward:restarts=2"], "parameter of clusterer ward" },
        { ["--clusters", "0"], "--clusters must be at least 1" },
        { ["--clusters", "500"], "90 rows cannot make 500 clusters" },
        { ["--images", "-1"], "--images must be 0" },
        { ["--split", "tset"], "did you mean 'test'?" },
    };

    [Theory, MemberData(nameof(WrongRequests))]
    public void A_wrong_request_is_one_line_and_exit_2(string[] arguments, string message)
    {
        (int code, _, string error) = Cluster(arguments);
        Assert.Equal(2, code);
        Assert.Contains(message, error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_model_that_names_no_data_set_needs_one() => Assert.Contains("name a data set with --dataset", Run(_model).Error);

    [Fact]
    public void What_does_not_fit_into_memory_is_refused_with_what_would()
    {
        MethodChoice ward = MethodChoice.Parse("ward", 10);
        CostForecast.RequireFit(ward, 10_000, freeBytes: 1L << 30);
        string message = Assert.Throws<InputException>(() => CostForecast.RequireFit(ward, 60_000, freeBytes: 1L << 30)).Message;
        Assert.Contains("ward of 60,000 images needs 13 GiB beside the features, but 1.0 GiB are free", message);
        string offered = message.Split("--method ")[1].Split(' ')[0];
        Assert.StartsWith("ward:sample=", offered);
        CostForecast.RequireFit(MethodChoice.Parse(offered, 10), 60_000, freeBytes: 1L << 30);
    }

    [Fact]
    public void A_sample_stands_for_all_rows()
    {
        (Matrix x, int[] labels) = Blobs.Of(3000, 4, 3);
        SampledFit sampled = new(new AgglomerativeFit(new AgglomerativeOptions { Clusters = 3 }), sample: 200);
        Assert.Equal(Analysis.Clustering.Clustering.Numbered(labels).Labels, Analysis.Clustering.Clustering.Numbered(sampled.Fit(x, new ClusterWork()).Labels).Labels);
        Assert.Equal(new AgglomerativeFit(new AgglomerativeOptions()).Cost(200), sampled.Cost(60_000));
    }
}
