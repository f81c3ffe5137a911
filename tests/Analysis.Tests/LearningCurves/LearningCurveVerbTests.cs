using System.Text.Json.Nodes;
using Strata.Tests.Comparison;

namespace Strata.Tests.LearningCurves;

/// <summary>`learning-curve` from the command line to its files, on 120 training images.</summary>
public sealed class LearningCurveVerbTests : IDisposable
{
    readonly ShapeModels _shapes = new();

    public void Dispose() => _shapes.Dispose();

    (int Code, string Output, string Error) Curve(params string[] more) =>
        ShapeModels.Run(["learning-curve", _shapes.Data, "--out", _shapes.Out, "--resamples", "100", .. more]);

    JsonNode Summary() => JsonNode.Parse(File.ReadAllText(Path.Combine(_shapes.Out, "summary.json")))!;

    // A run that says how many images it learned from; more of them make it see better.
    string Network(string name, int trainImages, float blur, int seed = 1, string model = "linear")
    {
        string folder = _shapes.Save(Path.Combine("study", name), [0.05f, blur, 0, 0, 0.05f, 0, 0, blur, 0.05f]);
        File.WriteAllText(Path.Combine(folder, "run.json"), $$"""
            { "options": { "model": "{{model}}", "dataSet": "{{_shapes.Data.Replace("\\", "/")}}", "optimizer": "adam", "trainSize": {{trainImages}}, "seed": {{seed}}, "validationShare": 0.1 },
              "data": { "trainImages": {{trainImages}} }, "parameters": 9, "trainSeconds": 0.5 }
            """);
        return folder;
    }

    string[] Networks() => [Network("n30", 30, 0.04f), Network("n60", 60, 0.03f), Network("n60-again", 60, 0.025f, seed: 2), Network("n108", 108, 0.01f)];

    [Fact]
    public void Networks_stand_beside_classical_methods_with_a_law_each()
    {
        Networks();
        (int code, string output, string error) = Curve("--runs", _shapes.Model("study"), "--methods", "naive-bayes", "knn:k=1", "--sizes", "15", "30", "60", "500");
        Assert.Equal((0, ""), (code, error));
        JsonArray series = Summary()["series"]!.AsArray();
        Assert.Equal(["linear", "naive-bayes", "knn:k=1"], series.Select(each => (string)each!["name"]!));
        Assert.Equal([30, 60, 60, 108], series[0]!["points"]!.AsArray().Select(point => (int)point!["trainImages"]!));
        // The runs hold out a tenth, so that 108 of 120 images are all that there are.
        Assert.Equal([15, 30, 60, 108], series[1]!["points"]!.AsArray().Select(point => (int)point!["trainImages"]!));
        Assert.Equal(0.1, (double)Summary()["validation"]!);
        Assert.All(series, each => Assert.NotNull(each!["fit"]!["law"]));
        Assert.Contains("linear: ", output);
        Assert.Contains("</svg>", File.ReadAllText(Path.Combine(_shapes.Out, "learning-curve.svg")));
        Assert.Equal(4, File.ReadAllLines(Path.Combine(_shapes.Out, "laws.csv")).Length);
        Assert.Equal(13, File.ReadAllLines(Path.Combine(_shapes.Out, "learning-curve.csv")).Length);
    }

    [Fact]
    public void What_is_finished_is_not_trained_again()
    {
        string[] arguments = ["--runs", "none", "--methods", "naive-bayes", "--sizes", "15", "30"];
        Assert.DoesNotContain("kept from before", Curve(arguments).Output);
        string first = Summary()["series"]!.ToJsonString();
        string output = Curve([.. arguments, "60"]).Output;
        Assert.Equal(2, output.Split("kept from before").Length - 1);
        Assert.Contains("learning from 60 images", output);
        Assert.DoesNotContain("learning from 30 images", output);
        Curve(arguments);
        Assert.Equal(first, Summary()["series"]!.ToJsonString());
        // Another seed draws other images.
        Assert.DoesNotContain("kept from before", Curve([.. arguments, "--seed", "2"]).Output);
    }

    [Fact]
    public void A_damaged_result_is_made_again()
    {
        string[] arguments = ["--runs", "none", "--methods", "naive-bayes", "--sizes", "15", "30"];
        Curve(arguments);
        File.WriteAllText(Directory.GetFiles(Path.Combine(_shapes.Out, "points")).Order().First(), "{ \"trainImages\": 1");
        (int code, string output, _) = Curve(arguments);
        Assert.Equal((0, 1), (code, output.Split("kept from before").Length - 1));
    }

    [Fact]
    public void The_subset_is_that_of_classical_and_so_are_its_errors()
    {
        Curve("--runs", "none", "--methods", "knn:k=3", "--sizes", "30");
        ShapeModels.Run("classical", _shapes.Data, "--methods", "knn:k=3", "--train-size", "30", "--validation", "0", "--out", _shapes.File("classical"));
        JsonNode classical = JsonNode.Parse(File.ReadAllText(_shapes.File("classical", "summary.json")))!["models"]![0]!;
        JsonNode point = Summary()["series"]![0]!["points"]![0]!;
        Assert.Equal(1 - (double)classical["accuracy"]!, (double)point["errors"]! / 300, 1e-12);
        Assert.Null(Summary()["series"]![0]!["fit"]);
    }

    [Fact]
    public void Runs_that_differ_in_more_than_size_are_curves_of_their_own()
    {
        Networks();
        Network("other", 60, 0.02f, model: "linear:bias=true");
        Curve("--runs", _shapes.Model("study"), "--methods", "none");
        Assert.Equal(["linear", "linear:bias=true"], Summary()["series"]!.AsArray().Select(each => (string)each!["name"]!).Order());
    }

    [Theory]
    [InlineData("did you mean 'knn'", "--methods", "kn")]
    [InlineData("--sizes holds 1", "--sizes", "1")]
    [InlineData("--gain is 0", "--gain", "0")]
    [InlineData("--validation is 1", "--validation", "1")]
    [InlineData("nothing to draw", "--methods", "none")]
    [InlineData("no run.json", "--methods", "none", "--runs", "MODEL")]
    public void What_is_wrong_is_said_in_one_line(string expected, params string[] arguments)
    {
        (int code, _, string error) = Curve([.. arguments.Select(argument => argument.Replace("MODEL", _shapes.Model("good")))]);
        Assert.Equal(2, code);
        Assert.Contains(expected, Assert.Single(error.TrimEnd().Split('\n')));
        Assert.False(File.Exists(Path.Combine(_shapes.Out, "summary.json")));
    }
}
