using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Strata.Analysis.Embedding;
using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Onnx;
using Strata.Tests.Sessions;

namespace Strata.Tests.Reporting;

/// <summary>The page from the command line to its files, on images whose brightest of three pixels is their class.</summary>
public sealed partial class ReportVerbTests : IDisposable
{
    static readonly ImageShape Shape = new(1, 1, 3);
    const int Images = 90;
    readonly TemporaryFolder _folder = new();
    readonly string _data, _model, _out;

    public ReportVerbTests()
    {
        (_data, _model, _out) = (_folder.File("shapes"), _folder.File("tiny.onnx"), _folder.File("report"));
        Directory.CreateDirectory(_data);
        byte[] pixels = [.. Enumerable.Range(0, Images).SelectMany(i => Enumerable.Range(0, 3).Select(d => (byte)(d == i % 3 ? 200 + i % 7 : i % 5)))];
        foreach (string split in (string[])["train", "t10k"])
        {
            IdxFile.WriteImages(Path.Combine(_data, $"{split}-images-idx3-ubyte"), Shape, pixels);
            IdxFile.WriteLabels(Path.Combine(_data, $"{split}-labels-idx1-ubyte"), Enumerable.Range(0, Images).Select(i => (byte)(i % 3)).ToArray());
        }
        new TinyModel { Metadata = new ModelMetadata { Layers = ["flat", "logits"], ClassNames = ["a", "b", "c"] } }.Save(_model);
        File.WriteAllText(_folder.File("history.csv"),
            "epoch,step,learningRate,trainLoss,trainAccuracy,validationLoss,validationAccuracy,seconds,imagesPerSecond\n1,1,0.1,0.5,0.8,0.4,0.9,1,90\n2,2,0.1,0.3,0.9,0.2,0.95,1,90\n");
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex("(?:src|href)=\"(?!data:|#)[^\"]*\"|url\\((?!data:|\\$)")]
    static partial Regex SomethingElsewhere { get; }

    (int Code, string Output, string Error) Report(params string[] more)
    {
        (StringWriter output, StringWriter error) = (new(), new());
        string[] arguments =
        [
            "report", _model, "--dataset", _data, "--out", _out, "--features", _folder.File("features"),
            .. more.Contains("--embed") ? [] : (string[])["--embed", "pca"], .. more,
        ];
        int code = CommandLineProgram.Run("analysis", arguments, typeof(IEmbedder).Assembly, output, error);
        return (code, output.ToString(), error.ToString());
    }

    string Page => File.ReadAllText(Path.Combine(_out, "index.html"));

    [Fact]
    public void One_page_holds_every_section_and_asks_for_nothing_from_elsewhere()
    {
        (int code, string output, string error) = Report();

        Assert.Equal((0, ""), (code, error));
        string page = Page;
        Assert.EndsWith("</html>\n", page);
        JsonArray sections = JsonNode.Parse(File.ReadAllText(Path.Combine(_out, "summary.json")))!["sections"]!.AsArray();
        string[] anchors = [.. sections.Select(section => (string)section!["id"]!)];
        Assert.All((string[])["comparison", "training", "confusion", "layer-curves", "layers", "similarity", "explorer", "errors"], anchor => Assert.Contains(anchor, anchors));
        Assert.All(sections, section => Assert.Contains($"<section id=\"{section!["id"]}\">", page));
        Assert.Contains(Path.Combine(_out, "index.html"), output);
        string own = page.Replace(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "report", "echarts.common.min.js")), "");
        Assert.DoesNotMatch(SomethingElsewhere, own);
    }

    [Fact]
    public void Findings_stand_in_the_summary_in_the_page_and_in_json()
    {
        (_, string output, _) = Report("--json");

        string[] findings = [.. JsonNode.Parse(output)!["sections"]!.AsArray().SelectMany(section => section!["findings"]!.AsArray()).Select(text => (string)text!)];
        Assert.Contains(findings, finding => finding.Contains("NMI"));
        string page = Page;
        Assert.All(findings, finding => Assert.Contains(System.Net.WebUtility.HtmlEncode(finding), page));
    }

    [Fact]
    public void Tables_and_pictures_lie_beside_the_page_with_the_command_that_makes_them()
    {
        Report("--cluster", "kmeans", "--without", "explorer");

        string[] rows = File.ReadAllLines(Path.Combine(_out, "layer-curves.csv"));
        Assert.StartsWith("model,layer,method,width,clusters,nmi", rows[0]);
        Assert.Equal(["pixels", "flat", "logits"], rows[1..].Select(row => row.Split(',')[1]));
        string page = Page;
        Assert.Contains("-- cluster " + _model, page);
        Assert.Contains("training-loss.svg", page);
        Assert.True(File.Exists(Path.Combine(_out, "training-loss.svg")));
        Assert.DoesNotContain("explorer-data", page);
    }

    [Fact]
    public void Same_seed_gives_the_same_explorer()
    {
        string Data()
        {
            Report("--images", "60", "--seed", "3");
            string page = Page;
            int from = page.IndexOf("id=\"explorer-data\">", StringComparison.Ordinal);
            return page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)];
        }
        Assert.Equal(Data(), Data());
    }

    [Fact]
    public void A_file_of_classical_is_compared_and_has_no_layers()
    {
        using StringWriter output = new(), error = new();
        string[] classical = ["classical", _data, "--methods", "knn:k=1", "--validation", "0", "--out", _folder.File("classical")];
        Assert.Equal(0, CommandLineProgram.Run("analysis", classical, typeof(IEmbedder).Assembly, output, error));

        Assert.Equal((0, ""), Exit(Report(Directory.GetFiles(_folder.File("classical"), "*.onnx")[0])));
        string[] compared = [.. File.ReadAllLines(Path.Combine(_out, "comparison.csv"))[1..].Select(row => row.Split(',')[0])];
        Assert.Equal(["knn:k=1 on pixels", "tiny"], compared.Order(StringComparer.Ordinal));
        Assert.All(File.ReadAllLines(Path.Combine(_out, "layers.csv"))[1..], row => Assert.StartsWith("tiny,", row));
    }

    static (int, string) Exit((int Code, string Output, string Error) run) => (run.Code, run.Error);

    [Fact]
    public void A_run_that_held_nothing_out_is_drawn_by_what_it_learned_from()
    {
        File.WriteAllText(_folder.File("history.csv"), "epoch,trainLoss,trainAccuracy,validationLoss,validationAccuracy\n1,0.5,0.8,,\n2,0.3,0.9,,\n");
        Assert.Equal((0, ""), Exit(Report()));
        Assert.Contains("tiny", File.ReadAllText(Path.Combine(_out, "training-accuracy.svg")));
    }

    [Fact]
    public void A_damaged_history_is_named()
    {
        File.WriteAllText(_folder.File("history.csv"), "epoch,trainLoss\n1,high\n");
        (int code, _, string error) = Report();
        Assert.Equal(2, code);
        Assert.Contains("history.csv is damaged", Assert.Single(error.TrimEnd().Split('\n')));
    }

    [Theory]
    [InlineData("unknown section 'explorers'", "--without", "explorers"), InlineData("unknown clusterer 'kmeens'", "--cluster", "kmeens")]
    [InlineData("unknown embedder 'tsme'", "--embed", "tsme"), InlineData("--map-images must be at least 4", "--map-images", "3")]
    public void What_is_wrong_is_said_in_one_line_and_nothing_is_written(string expected, params string[] arguments)
    {
        (int code, _, string error) = Report(arguments);
        Assert.Equal(2, code);
        Assert.Contains(expected, Assert.Single(error.TrimEnd().Split('\n')));
        Assert.False(File.Exists(Path.Combine(_out, "index.html")));
    }
}
