using System.Text.Json.Nodes;
using System.Xml.Linq;
using Strata.Onnx;
using Strata.Tests.Comparison;
using Strata.Tests.Sessions;

namespace Strata.Tests.Evaluation;

/// <summary>Where `evaluate`, `compare` and `report` show what holds of grades, and how they know that classes are some.</summary>
public sealed class GradeVerbTests : IDisposable
{
    readonly ShapeModels _shapes = new();

    public void Dispose() => _shapes.Dispose();

    JsonNode Summary() => JsonNode.Parse(File.ReadAllText(Path.Combine(_shapes.Out, "summary.json")))!;

    (int Code, string Output, string Error) Run(params string[] arguments) => ShapeModels.Run([.. arguments, "--out", _shapes.Out]);

    string Graded(string name)
    {
        string model = Path.Combine(_shapes.Model(name), "model.onnx");
        ModelProto file = OnnxFile.Load(model);
        file.SetMetadata("strata.grades", "true");
        OnnxFile.Save(file, model);
        return _shapes.Model(name);
    }

    static string[] Texts(string file) =>
        [.. XDocument.Load(file).Descendants().Where(node => node.Name.LocalName == "text").Select(node => node.Value)];

    [Fact]
    public void Evaluate_measures_grades_where_it_is_told_that_classes_are_some()
    {
        (int code, string output, string error) = Run("evaluate", _shapes.Model("good"), "--ordered");
        Assert.Equal((0, ""), (code, error));
        JsonNode summary = Summary();
        int[] distances = [.. summary["gradeDistances"]!.AsArray().Select(images => (int)images!)];
        Assert.Equal(300, distances.Sum());
        Assert.Equal((distances[1] + 2 * distances[2]) / 300.0, (double)summary["meanGradeError"]!, 1e-12);
        Assert.Equal(distances[0] / 300.0, (double)summary["accuracy"]!, 1e-12);
        Assert.All((string[])["quadraticKappa", "referableAuc", "referableSensitivityLow"], key => Assert.NotNull(summary[key]));
        Assert.Contains("quadratic weighted kappa", output);
        Assert.Contains("grades off", output);
        Assert.Equal("gradesOff,images", File.ReadAllLines(Path.Combine(_shapes.Out, "distances.csv"))[0]);
        Assert.Contains(Texts(Path.Combine(_shapes.Out, "roc.svg")), text => text.StartsWith("referable, 0.", StringComparison.Ordinal));
        string[] curves = [.. File.ReadAllLines(Path.Combine(_shapes.Out, "roc.csv")).Skip(1).Select(line => line.Split(',')[0]).Distinct()];
        Assert.Equal(["0", "1", "2", "referable"], curves);
    }

    [Fact]
    public void Without_order_there_are_curves_of_the_classes_alone()
    {
        Run("evaluate", _shapes.Model("good"));
        Assert.Null(Summary()["quadraticKappa"]);
        Assert.Null(Summary()["gradeDistances"]);
        Assert.InRange((double)Summary()["macroAuc"]!, 0.9, 1);
        Assert.False(File.Exists(Path.Combine(_shapes.Out, "distances.csv")));
        Assert.DoesNotContain(Texts(Path.Combine(_shapes.Out, "roc.svg")), text => text.StartsWith("referable", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_that_says_so_is_enough_also_for_those_beside_it()
    {
        (int code, string output, string error) = Run("compare", Graded("good"), _shapes.Model("poor"), _shapes.Model("constant"), "--resamples", "100");
        Assert.Equal((0, ""), (code, error));
        Assert.All(Summary()["models"]!.AsArray(), model =>
        {
            Assert.InRange((double)model!["quadraticKappa"]!, (double)model["quadraticKappaLow"]!, (double)model["quadraticKappaHigh"]!);
            Assert.InRange((double)model["referableAuc"]!, (double)model["referableAucLow"]!, (double)model["referableAucHigh"]!);
        });
        Assert.Contains("good errs least far", output);
        Assert.Contains(Texts(Path.Combine(_shapes.Out, "roc.svg")), text => text.StartsWith("poor, 0.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_lowest_referable_grade_can_be_chosen()
    {
        Run("evaluate", _shapes.Model("good"), "--referable", "1");
        double one = (double)Summary()["referableSensitivity"]!;
        Run("evaluate", _shapes.Model("good"), "--referable", "2");
        Assert.NotEqual(one, (double)Summary()["referableSensitivity"]!);
    }

    [Fact]
    public void Report_tables_grades_and_draws_curves()
    {
        (int code, _, string error) = Run(
            "report", _shapes.Model("good"), _shapes.Model("poor"), "--dataset", _shapes.Data, "--ordered", "--images", "60", "--features", _shapes.File("features"),
            "--without", "layers", "layer-curves", "similarity", "explorer", "errors", "training");
        Assert.True(code == 0, error);
        string page = File.ReadAllText(Path.Combine(_shapes.Out, "index.html"));
        Assert.Contains("id=\"grades\"", page);
        Assert.Contains("quadratic weighted kappa", page);
        Assert.Equal(1 + 2 * 3, File.ReadAllLines(Path.Combine(_shapes.Out, "per-grade.csv")).Length);
        Assert.All((string[])["roc.svg", "roc-good.svg", "roc-poor.svg", "distances.csv"], file => Assert.True(File.Exists(Path.Combine(_shapes.Out, file)), file));
    }
}
