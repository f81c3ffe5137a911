using System.Text.Json.Nodes;
using Strata.Tests.Comparison;

namespace Strata.Tests.Errors;

/// <summary>`errors` from the command line to its files.</summary>
public sealed class ErrorsVerbTests : IDisposable
{
    readonly ShapeModels _shapes = new();

    public void Dispose() => _shapes.Dispose();

    (int Code, string Output, string Error) Errors(params string[] more) =>
        ShapeModels.Run(["errors", .. more, "--out", _shapes.Out, "--features", _shapes.File("features")]);

    JsonNode Summary() => JsonNode.Parse(File.ReadAllText(Path.Combine(_shapes.Out, "summary.json")))!;

    string[] All => [_shapes.Model("good"), _shapes.Model("poor"), _shapes.Model("constant")];

    [Fact]
    public void Shared_errors_stand_beside_what_chance_gives()
    {
        (int code, string output, string error) = Errors([.. All, "--map", "none"]);
        Assert.Equal((0, ""), (code, error));
        JsonNode pair = Summary()["pairs"]![0]!;
        (double a, double b) = ((double)pair["firstErrors"]!, (double)pair["secondErrors"]!);
        Assert.Equal(a * b / 300, (double)pair["expectedShared"]!, 1e-9);
        Assert.Equal((double)pair["shared"]! / (a + b - (double)pair["shared"]!), (double)pair["jaccard"]!, 1e-12);
        // What good misses has the wrong label, and then poor misses it too.
        Assert.True((double)pair["p"]! < 0.05, $"p {pair["p"]}, {pair["shared"]} of {a} and {b}");
        Assert.NotNull(pair["expectedByDifficulty"]);
        Assert.Contains("err most alike", output);
    }

    [Fact]
    public void Every_image_is_counted_once_by_how_many_models_miss_it()
    {
        Errors([.. All, "--map", "none"]);
        JsonArray counts = Summary()["counts"]!.AsArray();
        Assert.Equal([0, 1, 2, 3], counts.Select(count => (int)count!["models"]!));
        Assert.Equal(300, counts.Sum(count => (int)count!["images"]!));
        Assert.Equal(300, counts.Sum(count => (double)count!["expected"]!), 1e-9);
        string[] errors = File.ReadAllLines(Path.Combine(_shapes.Out, "errors.csv"));
        Assert.Equal("image,label,good,poor,constant,missedBy,labelProbability", errors[0]);
        Assert.Equal(300 - (int)counts[0]!["images"]!, errors.Length - 1);
        Assert.Equal((int)counts[3]!["images"]!, Summary()["missedByAll"]!.AsArray().Count);
        int[] missedBy = [.. errors.Skip(1).Select(line => int.Parse(line.Split(',')[5]))];
        Assert.Equal(missedBy.OrderDescending(), missedBy);
        Assert.All(errors.Skip(1).Select(line => line.Split(',')), row => Assert.Equal(int.Parse(row[5]), row[2..5].Count(predicted => predicted != row[1])));
    }

    [Fact]
    public void Confusions_add_up_to_all_mistakes()
    {
        Errors([.. All, "--map", "none"]);
        Assert.Equal(
            Summary()["models"]!.AsArray().Sum(model => (int)model!["errors"]!), Summary()["confusions"]!.AsArray().Sum(pair => (int)pair!["count"]!));
        // Always taking class 0 makes only mistakes of that kind.
        Assert.All(Summary()["confusions"]!.AsArray().Where(pair => (int)pair!["models"]! == 3), pair => Assert.Equal("0", (string)pair!["predicted"]!));
    }

    // Every eleventh image has the label of the class before the bright one; nothing else is confidently another class.
    [Fact]
    public void Labels_that_were_swapped_are_found()
    {
        Errors(_shapes.Model("good"), "--map", "none");
        JsonArray found = Summary()["labelIssues"]!["candidates"]!.AsArray();
        Assert.True(found.Count >= 15);
        Assert.All(found, issue => Assert.Equal(10, (int)issue!["image"]! % 11));
        Assert.All(found, issue => Assert.Equal(((int.Parse((string)issue!["label"]!) + 1) % 3).ToString(), (string)issue["suggested"]!));
    }

    [Fact]
    public void Labels_of_images_that_were_learned_from_are_not_judged()
    {
        (_, string output, _) = Errors(_shapes.Model("good"), "--map", "none", "--split", "train");
        Assert.Null(Summary()["labelIssues"]);
        Assert.Contains("labels are not judged", output);
        Assert.False(File.Exists(Path.Combine(_shapes.Out, "label-issues.csv")));
    }

    [Fact]
    public void Pictures_are_drawn_and_errors_are_marked_on_the_map()
    {
        Assert.Equal(0, Errors([.. All, "--map", "pca", "--map-images", "60", "--show", "5"]).Code);
        string Picture(string name) => File.ReadAllText(Path.Combine(_shapes.Out, name));
        Assert.Contains("by chance", Picture("jaccard.svg"));
        Assert.Contains("missed", Picture("map.svg"));
        Assert.Contains("flat, trustworthiness", Picture("map.svg"));
        Assert.Equal(5, Picture("hardest.svg").Split("<image").Length - 1);
        Assert.Contains("predicted", Picture("confusion-good.svg"));
        Assert.All((string[])["label-issues.svg", "confusion-poor.svg", "confusion-constant.svg"], name => Assert.Contains("</svg>", Picture(name)));
    }

    [Fact]
    public void A_model_without_errors_leaves_nothing_to_draw()
    {
        Assert.Equal(0, ShapeModels.Run("classical", _shapes.Data, "--methods", "knn:k=1", "--validation", "0", "--out", _shapes.File("classical")).Code);
        (int code, string output, _) = Errors(_shapes.File("classical"), "--dataset", _shapes.Data, "--split", "train", "--map", "pca");
        Assert.Equal(0, code);
        Assert.Contains("there are no errors", output);
        Assert.False(File.Exists(Path.Combine(_shapes.Out, "map.svg")));
    }

    [Fact]
    public void Of_grades_the_errors_that_are_farthest_off_come_first()
    {
        (int code, string output, string error) = Errors([.. All, "--map", "none", "--ordered"]);
        Assert.Equal((0, ""), (code, error));
        string[] errors = File.ReadAllLines(Path.Combine(_shapes.Out, "errors.csv"));
        Assert.EndsWith(",labelProbability,meanDistance", errors[0]);
        string[][] rows = [.. errors.Skip(1).Select(line => line.Split(','))];
        Assert.All(rows, row => Assert.Equal(
            row[2..5].Average(predicted => Math.Abs(int.Parse(predicted) - int.Parse(row[1]))), double.Parse(row[^1], System.Globalization.CultureInfo.InvariantCulture), 1e-12));
        double[] distances = [.. rows.Select(row => double.Parse(row[^1], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(distances.OrderDescending(), distances);
        Assert.Equal("distance", (string)Summary()["labelIssues"]!["ranking"]!);
        Assert.Contains("more than one off", output);
        Assert.Equal([1, 2], Summary()["confusions"]!.AsArray().Select(pair => (int)pair!["distance"]!).Distinct().Order());
    }

    [Fact]
    public void Json_is_one_object_on_standard_output()
    {
        (_, string output, _) = Errors([.. All, "--map", "none", "--json"]);
        Assert.Equal(Summary().ToJsonString(), JsonNode.Parse(output)!.ToJsonString());
    }

    [Theory]
    [InlineData("did you mean 'margin'", "--rank", "margn")]
    [InlineData("--rank distance is for grades", "--rank", "distance")]
    [InlineData("--referable is 3, give the lowest grade to be referred, 1 to 2", "--referable", "3")]
    [InlineData("--show is 0", "--show", "0")]
    [InlineData("unknown embedder 'pcaa'", "--map", "pcaa")]
    [InlineData("did you mean 'good'", "--map-model", "goood")]
    [InlineData("--map-images is -1", "--map-images", "-1")]
    public void What_is_wrong_is_said_in_one_line(string expected, params string[] arguments)
    {
        (int code, _, string error) = Errors([_shapes.Model("good"), .. arguments]);
        Assert.Equal(2, code);
        Assert.Contains(expected, Assert.Single(error.TrimEnd().Split('\n')));
        Assert.False(File.Exists(Path.Combine(_shapes.Out, "summary.json")));
    }
}
