using System.Text.Json;
using System.Xml.Linq;
using Strata.Features;

namespace Strata.Tests.Lab;

/// <summary>
/// From drawn digits to one page, as somebody would who has just cloned Strata: three variants are trained, exported and checked, their layers taken
/// out, clustered and embedded, held against classical methods, their errors compared, and all of it bound into a report.
/// </summary>
public sealed class SmallLabTests(SmallLab lab) : IClassFixture<SmallLab>
{
    static readonly string[] s_models = ["lenet-relu", "lenet-sigmoid", "cnn-small"];

    static readonly HashSet<string> s_sections =
        ["comparison", "training", "confusion", "layer-curves", "layers", "similarity", "explorer", "errors"];

    static IEnumerable<JsonElement> Each(JsonElement parent, string list) => parent.GetProperty(list).EnumerateArray();

    static double Number(JsonElement parent, string name) => parent.GetProperty(name).GetDouble();

    // No more than a table's first line is no result.
    void RequireTable(int rows, params string[] names)
    {
        string[] lines = File.ReadAllLines(lab.File(names));
        Assert.Equal(rows, lines.Length - 1);
        Assert.All(lines, line => Assert.Equal(lines[0].Count(letter => letter == ','), line.Count(letter => letter == ',')));
    }

    void RequirePicture(params string[] names)
    {
        XElement picture = XDocument.Load(lab.File(names)).Root!;
        Assert.Equal("svg", picture.Name.LocalName);
        Assert.DoesNotContain("NaN", picture.ToString());
    }

    [Fact]
    public void The_data_are_there_in_equal_classes() =>
        Assert.Equal(
            [120, 20], Each(lab.Said("data"), "splits").Select(split => Each(split, "perClass").Select(count => count.GetInt32()).Distinct().Single()));

    [Fact]
    public void Every_variant_learned_and_is_exported_with_proof()
    {
        foreach (string model in s_models)
        {
            JsonElement trained = lab.Said($"train {model}");
            Assert.InRange(Number(trained, "largestExportDifference"), 0, 1e-4);
            Assert.Equal(5, File.ReadAllLines(lab.File("models", model, "history.csv")).Length);
            Assert.All((string[])["model.onnx", "layers.onnx", "weights.bin", "last.bin", "run.json", "README.md"],
                file => Assert.True(File.Exists(lab.File("models", model, file)), $"{model}/{file}"));
            RequirePicture("models", model, "history.svg");
        }
        // Guessing gives 0.1.
        Assert.InRange(Number(lab.Said("train lenet-relu"), "validationAccuracy"), 0.7, 1);
        Assert.InRange(Number(lab.Said("train cnn-small"), "validationAccuracy"), 0.7, 1);
        Assert.Equal(Number(lab.Said("train lenet-relu"), "validationAccuracy"), Number(lab.Said("export"), "validationAccuracy"));
    }

    [Fact]
    public void The_optimised_graph_says_what_the_file_says()
    {
        JsonElement check = lab.Said("check");
        Assert.Equal((100, 100), (check.GetProperty("images").GetInt32(), check.GetProperty("agreeing").GetInt32()));
        Assert.InRange(Number(check, "largestDifference"), 0, 1e-4);
    }

    [Fact]
    public void Layers_lie_there_row_by_row_with_their_labels_and_checksums()
    {
        FeatureFolder features = FeatureFolder.Open(lab.File("features", "lenet-relu", "mine-test"));
        Assert.Equal(200, features.Rows);
        Assert.Equal(Enumerable.Range(0, 10).Select(_ => 20), features.Labels().GroupBy(label => label).Select(label => label.Count()));
        Assert.Equal(120, features.Layer("fc1").Width);
        features.Verify();
    }

    [Fact]
    public void Clusters_come_nearer_to_the_classes_down_the_network()
    {
        JsonElement[] points = [.. Each(Each(lab.Said("cluster"), "curves").Single(), "points")];
        Assert.Equal("pixels", points[0].GetProperty("layer").GetString());
        Assert.All(points, point => Assert.InRange(Number(point, "nmi"), 0, 1));
        Assert.True(points.Max(point => Number(point, "nmi")) > Number(points[0], "nmi") + 0.1, "no layer is nearer to the classes than pixels are");
        RequireTable(points.Length, "reports", "cluster-lenet-relu", "curve.csv");
        RequirePicture("reports", "cluster-lenet-relu", "curve-nmi.svg");
    }

    [Fact]
    public void What_training_held_out_can_be_evaluated_on_and_gives_what_training_found()
    {
        JsonElement[] models = [.. Each(lab.Said("held out"), "models")];
        Assert.Equal(["lenet-relu", "cnn-small"], models.Select(model => model.GetProperty("model").GetString()));
        foreach (JsonElement model in models)
        {
            Assert.Equal(("validation", 120), (model.GetProperty("split").GetString(), model.GetProperty("images").GetInt32()));
            Assert.Equal(Number(lab.Said($"train {model.GetProperty("model").GetString()}"), "validationAccuracy"), Number(model, "accuracy"), 1e-6);
            Assert.True(model.GetProperty("fingerprintMatches").GetBoolean());
        }
    }

    [Fact]
    public void Every_layer_has_its_map()
    {
        JsonElement[] panels = [.. Each(Each(lab.Said("embed"), "methods").Single(), "panels")];
        Assert.True(panels.Length > 8, $"{panels.Length} panels");
        Assert.All(panels, panel => Assert.InRange(Number(panel.GetProperty("quality"), "trustworthiness"), 0.4, 1));
        RequirePicture("reports", "embed-lenet-relu", "pca.svg");
    }

    [Fact]
    public void Classical_methods_stand_beside_the_networks_and_are_onnx_too()
    {
        JsonElement[] models = [.. Each(lab.Said("classical"), "models")];
        Assert.Equal(["naive-bayes", "knn:k=3"], models.Select(model => model.GetProperty("method").GetString()));
        foreach (JsonElement model in models)
        {
            Assert.InRange(Number(model, "accuracy"), 0.4, 1);
            Assert.InRange(Number(model, "accuracy"), Number(model, "accuracyLow"), Number(model, "accuracyHigh"));
            Assert.Equal(0, model.GetProperty("check").GetProperty("disagreements").GetInt32());
            Assert.True(File.Exists(lab.File("reports", "classical-mine", model.GetProperty("file").GetString()!)));
        }
    }

    [Fact]
    public void Errors_of_all_four_are_counted_and_compared_in_pairs()
    {
        JsonElement[] models = [.. Each(lab.Said("errors"), "models")];
        Assert.Equal(4, models.Length);
        Assert.All(models, model => Assert.Equal(1 - Number(model, "errors") / 200, Number(model, "accuracy"), 1e-9));
        Assert.Equal(6, Each(lab.Said("errors"), "pairs").Count());
        RequirePicture("reports", "errors-lenet-relu-and-3-more", "hardest.svg");
    }

    [Fact]
    public void The_page_holds_every_section_and_asks_for_nothing_from_elsewhere()
    {
        JsonElement report = lab.Said("report");
        string page = File.ReadAllText(lab.File(report.GetProperty("page").GetString()!));
        JsonElement[] sections = [.. Each(report, "sections")];
        Assert.Superset(s_sections, sections.Select(section => section.GetProperty("id").GetString()!).ToHashSet());
        Assert.All(sections, section => Assert.Contains($"id=\"{section.GetProperty("id").GetString()}\"", page));
        Assert.All(s_models, model => Assert.Contains(model, page));
        Assert.DoesNotContain("src=\"http", page);
        Assert.Contains(sections[0].GetProperty("findings").EnumerateArray(), finding => finding.GetString()!.Contains("gets the most right"));
    }
}
