using System.Diagnostics;
using System.Text.Json;
using Strata.Tests.Runs;

namespace Strata.Tests.Search;

public sealed class SearchVerbTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    string[] Search(string strategy, string run, params string[] more) =>
        ["search", strategy, "lenet-relu", "--dataset", digits.Data, "--threads", "1", "--out", digits.Models, "--run", run, "--epochs", "1", "--batch", "32", "--json", .. more];

    JsonElement Searched(string strategy, string run, params string[] more) => Done(Search(strategy, run, more)).Found;

    static (JsonElement Found, string Said) Done(string[] args)
    {
        (int code, string output, string error) = SmallDigits.Run(args);
        Assert.True(code == 0, error);
        return (JsonDocument.Parse(output).RootElement, error);
    }

    string Folder(string run) => Path.Combine(digits.Models, run);

    static string[] Ranked(JsonElement found) =>
    [
        .. found.GetProperty("ranking").EnumerateArray().Select(point => string.Join(' ',
            point.GetProperty("settings").EnumerateArray().Select(setting => $"{setting.GetProperty("name").GetString()}={setting.GetProperty("value").GetString()}"))),
    ];

    static JsonElement Options(string trial) => SmallDigits.Record(trial).GetProperty("options");

    [Fact]
    public void Grid_trains_every_combination_ranks_by_validation_and_exports_the_winner_alone()
    {
        JsonElement found = Searched("grid", "grid", "--vary", "lr=0.003|0.0003", "--vary", "batch=16|64");
        JsonElement[] ranking = [.. found.GetProperty("ranking").EnumerateArray()];
        Assert.Equal(["lr=0.0003 batch=16", "lr=0.0003 batch=64", "lr=0.003 batch=16", "lr=0.003 batch=64"], Ranked(found).Order());
        double[] accuracies = [.. ranking.Select(point => point.GetProperty("accuracy").GetDouble())];
        Assert.Equal(accuracies.OrderDescending(), accuracies);
        foreach (JsonElement point in ranking)
        {
            string trial = point.GetProperty("folders")[0].GetString()!;
            Assert.Equal(SmallDigits.Record(trial).GetProperty("best").GetProperty("validationAccuracy").GetDouble(), point.GetProperty("accuracy").GetDouble());
            Assert.Equal(point.GetProperty("rank").GetInt32() == 1, File.Exists(Path.Combine(trial, "model.onnx")));
        }
        string[] lines = File.ReadAllLines(Path.Combine(Folder("grid"), "search.csv"));
        Assert.StartsWith("rank,trial,lr,batch,accuracy", lines[0]);
        Assert.Equal(5, lines.Length);
        foreach (string knob in (string[])["lr", "batch"])
            Assert.Contains($"best: {knob}=", File.ReadAllText(Path.Combine(Folder("grid"), $"{knob}.svg")));
    }

    [Fact]
    public void Finished_search_repeats_no_trial_and_a_larger_budget_goes_on()
    {
        string[] vary = ["--vary", "lr=1e-4..1e-2:log"];
        string[] two = Ranked(Searched("random", "again", [.. vary, "--runs", "2"]));
        DateTime[] before = Written("again");
        (JsonElement found, string said) = Done(Search("random", "again", [.. vary, "--runs", "3"]));
        Assert.Contains("going on after 2 trials", said);
        Assert.Equal(before, Written("again")[..2]);
        Assert.Equal(3, Ranked(found).Length);
        Assert.Subset(Ranked(found).ToHashSet(), two.ToHashSet());
    }

    DateTime[] Written(string run) => [.. Directory.GetDirectories(Folder(run), "trial-*").Order().Select(trial => File.GetLastWriteTimeUtc(Path.Combine(trial, "weights.bin")))];

    [Fact]
    public void Killed_search_goes_on_to_the_same_ranking()
    {
        string[] more = ["--vary", "lr=0.003|0.0003", "--vary", "seed=1|2"];
        JsonElement whole = Searched("grid", "whole", more);
        using Process process = Process.Start(SmallDigits.Program(Search("grid", "killed", more)))!;
        while (!process.HasExited && !File.Exists(Path.Combine(Folder("killed"), "trial-002", "run.json")))
            Thread.Sleep(1);
        Assert.False(process.HasExited, "the search ended before it could be killed");
        process.Kill();
        process.WaitForExit();
        (JsonElement found, string said) = Done(Search("grid", "killed", more));
        Assert.Contains("going on after 1 trials", said);
        Assert.Equal(Accuracies(whole), Accuracies(found));
    }

    static string[] Accuracies(JsonElement found) => [.. found.GetProperty("ranking").EnumerateArray().Select(point => $"{point.GetProperty("trial")} {point.GetProperty("accuracy")} {point.GetProperty("loss")}")];

    [Fact]
    public void Survivor_of_halving_has_the_weights_of_a_run_that_was_never_stopped()
    {
        string[] options = ["search", "grid", "lenet-relu", "--dataset", digits.Data, "--threads", "1", "--out", digits.Models, "--run", "halving", "--epochs", "4", "--batch", "32", "--schedule", "cosine",
            "--vary", "lr=0.003|0.002|0.0001|0.00001", "--halving", "--eta", "2", "--json"];
        (JsonElement found, string said) = Done(options);
        Assert.Contains("4 to epoch 1, then 2 to epoch 2, then 1 to epoch 4", said);
        JsonElement[] ranking = [.. found.GetProperty("ranking").EnumerateArray()];
        Assert.Equal([4, 2, 1, 1], ranking.Select(point => point.GetProperty("epochs").GetInt32()));
        Assert.Equal(["trained", "dropped", "dropped", "dropped"], ranking.Select(point => point.GetProperty("status").GetString()));
        string alone = digits.Trained("alone", "--epochs", "4", "--schedule", "cosine", "--lr", ranking[0].GetProperty("settings")[0].GetProperty("value").GetString()!);
        Assert.Equal(File.ReadAllBytes(Path.Combine(alone, "weights.bin")), File.ReadAllBytes(Path.Combine(ranking[0].GetProperty("folders")[0].GetString()!, "weights.bin")));
        // Nothing is left to do the second time.
        DateTime[] before = Written("halving");
        Assert.Equal(Ranked(found), Ranked(Done(options).Found));
        Assert.Equal(before, Written("halving"));
    }

    [Fact]
    public void Trial_that_diverges_is_noted_ranked_last_and_not_tried_again()
    {
        string[] vary = ["--vary", "lr=0.001|1e20", "--optimizer", "sgd"];
        JsonElement found = Searched("grid", "diverging", vary);
        Assert.Equal(["lr=0.001", "lr=1e20"], Ranked(found));
        JsonElement last = found.GetProperty("ranking")[1];
        Assert.Equal(("diverged", JsonValueKind.Null), (last.GetProperty("status").GetString(), last.GetProperty("accuracy").ValueKind));
        Assert.DoesNotContain("1e20 →", Done(Search("grid", "diverging", vary)).Said);
    }

    [Fact]
    public void Search_in_which_nothing_comes_through_fails()
    {
        (int code, _, string error) = SmallDigits.Run(Search("grid", "hopeless", "--vary", "lr=1e20|1e21", "--optimizer", "sgd"));
        Assert.Equal(1, code);
        Assert.Contains("no trial came through", error);
    }

    [Fact]
    public void Combination_that_cannot_be_is_refused_and_the_others_go_on()
    {
        JsonElement found = Searched("grid", "combinations", "--vary", "schedule=constant|onecycle", "--warmup", "1");
        Assert.Equal(["trained", "refused"], found.GetProperty("ranking").EnumerateArray().Select(point => point.GetProperty("status").GetString()));
    }

    [Fact]
    public void Whatever_train_takes_can_vary_and_so_can_the_model_and_its_knobs()
    {
        string[] vary = ["--vary", "optimizer=sgd:momentum=0.9", "--vary", "lr=0.02", "--vary", "augment=shift:pixels=1 brightness", "--lr", "0.5", "--augment", "invert"];
        JsonElement varied = Options(Searched("grid", "options", vary).GetProperty("ranking")[0].GetProperty("folders")[0].GetString()!);
        Assert.Equal("sgd:momentum=0.9", varied.GetProperty("optimizer").GetString());
        Assert.Equal(0.02, varied.GetProperty("learningRate").GetDouble());
        Assert.Equal(["shift:pixels=1", "brightness"], varied.GetProperty("augment").EnumerateArray().Select(one => one.GetString()));
        JsonElement knobs = Options(Searched("grid", "knobs", "--vary", "model=cnn-32-64", "--vary", "hidden=7", "--vary", "dropout=0.2").GetProperty("ranking")[0].GetProperty("folders")[0].GetString()!);
        Assert.Equal("cnn-32-64:dropout=0.2,hidden=7", knobs.GetProperty("model").GetString());
    }

    [Fact]
    public void Repeats_give_mean_and_spread_over_seeds()
    {
        JsonElement point = Searched("grid", "repeated", "--vary", "lr=0.001", "--repeats", "3").GetProperty("ranking")[0];
        string[] trials = [.. point.GetProperty("folders").EnumerateArray().Select(folder => folder.GetString()!)];
        Assert.Equal([1, 2, 3], trials.Select(trial => Options(trial).GetProperty("seed").GetInt32()));
        double[] accuracies = [.. trials.Select(trial => SmallDigits.Record(trial).GetProperty("best").GetProperty("validationAccuracy").GetDouble())];
        Assert.Equal(accuracies.Average(), point.GetProperty("accuracy").GetDouble(), 12);
        Assert.Equal(Math.Sqrt(accuracies.Sum(accuracy => Math.Pow(accuracy - accuracies.Average(), 2)) / 2), point.GetProperty("spread").GetDouble(), 12);
    }

    [Fact]
    public void Time_that_is_up_begins_no_further_trial()
    {
        (JsonElement found, string said) = Done(Search("random", "timed", "--vary", "lr=1e-4..1e-2:log", "--minutes", "1e-6"));
        Assert.Single(Ranked(found));
        Assert.Contains("the time is up", said);
    }

    [Fact]
    public void Other_search_in_the_same_folder_is_refused_unless_overwritten()
    {
        Searched("grid", "taken", "--vary", "lr=0.001|0.002");
        (int code, _, string error) = SmallDigits.Run(Search("grid", "taken", "--vary", "lr=0.003"));
        Assert.Equal(2, code);
        Assert.Contains("another search (lr=0.001|0.002)", error);
        Assert.Equal(["lr=0.003"], Ranked(Searched("grid", "taken", "--vary", "lr=0.003", "--overwrite")));
        Assert.False(Directory.Exists(Path.Combine(Folder("taken"), "trial-002")), "trials of the overwritten search are gone");
    }

    [Fact]
    public void Damaged_journal_is_noticed_and_written_again_from_the_trials_without_training_one()
    {
        string[] search = ["search", "grid", "lenet-relu", "--dataset", digits.Data, "--threads", "1", "--out", digits.Models, "--run", "torn", "--epochs", "4", "--batch", "32",
            "--vary", "lr=0.003|0.002|0.0001|0.00001", "--halving", "--eta", "2", "--json"];
        string[] expected = [.. Points(Done(search).Found)];
        DateTime[] written = Written("torn");
        string journal = Path.Combine(Folder("torn"), "search.json");
        string whole = File.ReadAllText(journal);
        foreach (string damaged in (string[])["{ \"plan\": ", whole.Replace("\"accuracy\": 0.", "\"accuracy\": 0.9"), ""])
        {
            Assert.NotEqual(whole, damaged);
            File.WriteAllText(journal, damaged);
            (JsonElement found, string said) = Done(search);
            Assert.Contains("search.json is damaged", said);
            Assert.Equal(expected, Points(found));
            Assert.Equal(written, Written("torn"));
        }
        Assert.DoesNotContain("damaged", Done(search).Said);
    }

    static IEnumerable<string> Points(JsonElement found) => found.GetProperty("ranking").EnumerateArray()
        .Select(point => $"{point.GetProperty("settings").GetRawText()} {point.GetProperty("accuracy").GetRawText()}");

    [Theory]
    [InlineData("nothing varies", "grid")]
    [InlineData("needs steps", "grid", "--vary", "lr=0.1..1.0")]
    [InlineData("--runs", "random", "--vary", "lr=0.1..1.0")]
    [InlineData("--runs is 0", "random", "--vary", "lr=0.1..1.0", "--runs", "0")]
    [InlineData("--minutes is 0", "grid", "--vary", "lr=0.1", "--minutes", "0")]
    [InlineData("--repeats is 0", "grid", "--vary", "lr=0.1", "--repeats", "0")]
    [InlineData("both choose the seed", "grid", "--vary", "seed=1|2", "--repeats", "2")]
    [InlineData("leave --vary epochs out", "grid", "--vary", "epochs=1|2", "--halving")]
    [InlineData("belong to --halving", "grid", "--vary", "lr=0.1", "--eta", "2")]
    [InlineData("--eta is 1", "grid", "--vary", "lr=0.1", "--halving", "--eta", "1")]
    [InlineData("--first is 2", "grid", "--vary", "lr=0.1", "--halving", "--first", "2")]
    [InlineData("same for all trials", "grid", "--vary", "device=cpu|cuda")]
    [InlineData("holds out none", "grid", "--vary", "lr=0.1", "--validation", "0", "--keep", "last")]
    [InlineData("--lr is -1", "grid", "--vary", "lr=-1")]
    [InlineData("'lrr'", "grid", "--vary", "lrr=1")]
    [InlineData("many", "grid", "--vary", "batch=many")]
    public void Wrong_input_is_refused_in_one_line_and_trains_nothing(string hint, string strategy, params string[] more)
    {
        (int code, _, string error) = SmallDigits.Run(Search(strategy, "refused", more));
        Assert.Equal((2, hint, 1), (code, error.Contains(hint) ? hint : error, error.TrimEnd().Split('\n').Length));
        Assert.Empty(Directory.Exists(Folder("refused")) ? Directory.GetDirectories(Folder("refused")) : []);
    }
}
