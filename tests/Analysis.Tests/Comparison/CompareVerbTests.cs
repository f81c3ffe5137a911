using System.Text.Json.Nodes;
using ClosedXML.Excel;

namespace Strata.Tests.Comparison;

/// <summary>`compare` from the command line to its files.</summary>
public sealed class CompareVerbTests : IDisposable
{
    readonly ShapeModels _shapes = new();

    public void Dispose() => _shapes.Dispose();

    (int Code, string Output, string Error) Compare(params string[] more) =>
        ShapeModels.Run(["compare", .. more, "--resamples", "200", "--out", _shapes.Out]);

    JsonNode Summary() => JsonNode.Parse(File.ReadAllText(Path.Combine(_shapes.Out, "summary.json")))!;

    string[] All => [_shapes.Model("constant"), _shapes.Model("poor"), _shapes.Model("good")];

    [Fact]
    public void Models_are_ranked_and_every_pair_gets_a_verdict_in_words()
    {
        (int code, string output, string error) = Compare(All);
        Assert.Equal((0, ""), (code, error));
        JsonArray models = Summary()["models"]!.AsArray(), pairs = Summary()["pairs"]!.AsArray();
        Assert.Equal(["good", "poor", "constant"], models.Select(model => (string)model!["name"]!));
        Assert.Equal(["a", "b", "c"], models.Select(model => (string)model!["letters"]!));
        Assert.Equal(3, pairs.Count);
        Assert.Equal("good is better than poor", (string)pairs[0]!["verdict"]!);
        Assert.Contains("good gets the most right: ", output);
        Assert.All(pairs, pair => Assert.True((double)pair!["adjustedP"]! >= (double)pair["midP"]!));
    }

    [Fact]
    public void Every_figure_lies_within_its_interval()
    {
        Assert.Equal(0, Compare(All).Code);
        foreach (JsonNode? model in Summary()["models"]!.AsArray())
            foreach (string key in (string[])["accuracy", "macroPrecision", "macroRecall", "macroF1", "logLoss"])
            {
                double value = (double)model![key]!;
                Assert.InRange(value, (double)model[$"{key}Low"]!, (double)model[$"{key}High"]!);
            }
        // Always class 0: the images are equally of three classes, so that no draw changes its precision much.
        Assert.Equal(1 / 3.0, (double)Summary()["models"]![2]!["accuracy"]!, 1e-12);
    }

    [Fact]
    public void Twins_are_not_told_apart_and_have_names_of_their_own()
    {
        Directory.CreateDirectory(_shapes.File("elsewhere"));
        File.Copy(Path.Combine(_shapes.Model("good"), "model.onnx"), _shapes.File("elsewhere", "good.onnx"));
        (int code, string output, _) = Compare(_shapes.Model("good"), _shapes.File("elsewhere", "good.onnx"), "--dataset", _shapes.Data);
        Assert.Equal(0, code);
        Assert.Equal("no difference shown between good and good-2", (string)Summary()["pairs"]![0]!["verdict"]!);
        Assert.Equal(["good", "good-2"], Summary()["groups"]![0]!.AsArray().Select(name => (string)name!));
        Assert.Contains("no difference shown", output);
    }

    [Fact]
    public void What_train_wrote_stands_beside_the_figures()
    {
        File.WriteAllText(Path.Combine(_shapes.Model("good"), "run.json"), """
            { "options": { "model": "linear:bias=false", "optimizer": "sgd:momentum=0.9", "learningRate": 0.05, "batchSize": 16, "epochs": 3,
              "schedule": "cosine", "labelSmoothing": 0.1, "l1": 0, "augment": ["shift:pixels=2", "rotation"], "seed": 1 },
              "parameters": 9, "trainSeconds": 1.5, "data": { "trainImages": 108 } }
            """);
        File.WriteAllText(Path.Combine(_shapes.Model("poor"), "run.json"), "{ \"options\": ");
        Assert.Equal(0, Compare(All).Code);
        JsonNode facts = Summary()["models"]![0]!["facts"]!;
        Assert.Equal(("linear:bias=false", "sgd:momentum=0.9", 9, 108), (
            (string)facts["model"]!, (string)facts["optimizer"]!, (int)facts["parameters"]!, (int)facts["trainImages"]!));
        Assert.Equal("lr 0.05, batch 16, 3 epochs, cosine schedule, labelSmoothing 0.1, augment shift:pixels=2 rotation", (string)facts["knobs"]!);
        Assert.Null(Summary()["models"]![1]!["facts"]!["optimizer"]);
        Assert.Equal(9, (int)Summary()["models"]![1]!["facts"]!["parameters"]!);
        // Three pixels to three classes.
        Assert.Equal(9, (int)Summary()["models"]![1]!["multiplyAdds"]!);
    }

    [Fact]
    public void Classical_models_are_models_like_any_others()
    {
        Assert.Equal(0, ShapeModels.Run("classical", _shapes.Data, "--methods", "knn:k=3", "naive-bayes", "--validation", "0", "--out", _shapes.File("classical")).Code);
        (int code, _, string error) = Compare(_shapes.Model("good"), _shapes.File("classical"));
        Assert.Equal((0, ""), (code, error));
        JsonNode knn = Summary()["models"]!.AsArray().Single(model => (string)model!["facts"]!["model"]! == "knn:k=3")!;
        Assert.Equal((120, "on pixels"), ((int)knn["facts"]!["trainImages"]!, (string)knn["facts"]!["knobs"]!));
        Assert.True((double)knn["facts"]!["trainSeconds"]! >= 0);
        Assert.Equal(3, Summary()["models"]!.AsArray().Count);
    }

    [Fact]
    public void The_workbook_opens_again_with_typed_numbers_a_frozen_header_and_filters()
    {
        Assert.Equal(0, Compare(All).Code);
        using XLWorkbook book = new(Path.Combine(_shapes.Out, "comparison.xlsx"));
        IXLWorksheet models = book.Worksheet("Models");
        string[] header = [.. models.Row(1).CellsUsed().Select(cell => cell.GetString())];
        Assert.Equal(File.ReadAllLines(Path.Combine(_shapes.Out, "comparison.csv"))[0].Split(','), header);
        IXLCell accuracy = models.Cell(2, Array.IndexOf(header, "accuracy") + 1);
        Assert.Equal(XLDataType.Number, accuracy.DataType);
        Assert.Equal((double)Summary()["models"]![0]!["accuracy"]!, accuracy.GetDouble(), 1e-12);
        Assert.Equal((XLDataType.Text, "good"), (models.Cell(2, 2).DataType, models.Cell(2, 2).GetString()));
        Assert.Equal((1, true), (models.SheetView.SplitRow, models.AutoFilter.IsEnabled));
        Assert.Equal(3, book.Worksheet("Pairs").RowsUsed().Count() - 1);
        Assert.Contains(book.Worksheet("About").Column(2).CellsUsed(), cell => cell.GetString().Contains("gets the most right"));
    }

    [Fact]
    public void Same_seed_gives_the_same_intervals()
    {
        Compare(All);
        string[] Figures() => [.. File.ReadAllLines(Path.Combine(_shapes.Out, "comparison.csv")).Select(line => line[..line.LastIndexOf(',')])];
        string[] first = Figures();
        Compare([.. All, "--threads", "1"]);
        Assert.Equal(first, Figures());
        Compare([.. All, "--seed", "2"]);
        Assert.NotEqual(first, Figures());
    }

    [Fact]
    public void The_exact_test_shows_no_more_than_mid_p()
    {
        Compare(All);
        double[] midP = [.. Summary()["pairs"]!.AsArray().Select(pair => (double)pair!["adjustedP"]!)];
        Compare([.. All, "--test", "exact"]);
        Assert.Equal("McNemar, exact", (string)Summary()["test"]!);
        Assert.All(midP.Zip(Summary()["pairs"]!.AsArray()), pair => Assert.True(pair.First <= (double)pair.Second!["adjustedP"]!));
    }

    [Fact]
    public void Json_is_one_object_on_standard_output()
    {
        (_, string output, _) = Compare([.. All, "--json"]);
        Assert.Equal(Summary().ToJsonString(), JsonNode.Parse(output)!.ToJsonString());
    }

    [Theory]
    [InlineData("--resamples is 99", "--resamples", "99")]
    [InlineData("--level is 1", "--level", "1")]
    [InlineData("did you mean 'exact'", "--test", "exakt")]
    [InlineData("unknown device", "--device", "cdua")]
    [InlineData("at least 1 image, not 0", "--batch", "0")]
    public void What_is_wrong_is_said_in_one_line(string expected, params string[] arguments)
    {
        (int code, _, string error) = ShapeModels.Run(["compare", _shapes.Model("good"), "--out", _shapes.Out, .. arguments]);
        Assert.Equal(2, code);
        Assert.Contains(expected, Assert.Single(error.TrimEnd().Split('\n')));
        Assert.False(Directory.Exists(_shapes.Out));
    }
}
