using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Strata.Tests.Runs;

/// <summary>Runs that are trained some at a time, in processes of their own, are the runs that they would have been one by one.</summary>
public sealed class JobsTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    string[] Small => ["--dataset", digits.Data, "--batch", "32", "--epochs", "1", "--threads", "1", "--out", digits.Models];

    (int Code, string Out, string Error) Run(string verb, string model, params string[] more) => SmallDigits.Run([verb, model, .. Small, .. more]);

    byte[] Weights(string run) => File.ReadAllBytes(Path.Combine(digits.Models, run, "weights.bin"));

    static void Done((int Code, string Out, string Error) run) => Assert.True(run.Code == 0, run.Error);

    [Fact]
    public void Folds_are_the_same_bytes_and_what_is_done_stays()
    {
        Done(Run("kfold", "lenet-relu", "--folds", "3", "--run", "alone"));
        (int Code, string Out, string Error) together = Run("kfold", "lenet-relu", "--folds", "3", "--run", "together", "--jobs", "2");
        Done(together);
        Assert.Contains("folds: 3/3 epochs", together.Out);
        foreach (int fold in (int[])[1, 2, 3])
            Assert.Equal(Weights($"alone-fold{fold}"), Weights($"together-fold{fold}"));
        DateTime[] Written() => [.. Enumerable.Range(1, 3).Select(fold => File.GetLastWriteTimeUtc(Path.Combine(digits.Models, $"together-fold{fold}", "model.onnx")))];
        DateTime[] before = Written();
        Done(Run("kfold", "lenet-relu", "--folds", "3", "--run", "together", "--jobs", "3"));
        Assert.Equal(before, Written());
        (int code, _, string error) = Run("kfold", "lenet-sigmoid", "--folds", "3", "--run", "together", "--jobs", "2");
        Assert.Equal((2, true), (code, error.Contains("was trained with other options (model)")));
        Done(Run("kfold", "lenet-sigmoid", "--folds", "3", "--run", "together", "--jobs", "2", "--overwrite"));
        Assert.NotEqual(Weights("alone-fold1"), Weights("together-fold1"));
    }

    [Fact]
    public void Members_are_the_same_bytes()
    {
        Done(Run("ensemble", "lenet-relu", "--members", "2", "--run", "one-by-one"));
        (int Code, string Out, string Error) together = Run("ensemble", "lenet-relu", "--members", "2", "--run", "at-once", "--jobs", "2");
        Done(together);
        Assert.Contains("members: 2/2 epochs", together.Out);
        foreach (int seed in (int[])[1, 2])
            Assert.Equal(Weights($"one-by-one-seed{seed}"), Weights($"at-once-seed{seed}"));
    }

    [Fact]
    public void A_study_comes_to_the_same_table_whatever_depends_on_another_run_or_diverges()
    {
        string file = Path.Combine(digits.Folder, "jobs.json");
        File.WriteAllText(file, """
            {
              "question": "Does it matter how many at a time?",
              "base": { "model": "lenet-relu", "epochs": 2, "batchSize": 32 },
              "scales": { "small": { "trainSize": 100 } },
              "groups": [ { "name": "all", "runs": [
                { "name": "first", "options": {} }, { "name": "again", "options": {} }, { "name": "other", "options": { "learningRate": 0.01 } },
                { "name": "after", "options": { "from": "run:all/first", "learningRate": 0.0005 } },
                { "name": "diverges", "options": { "optimizer": "sgd", "learningRate": 1e20 } } ] } ],
              "columns": ["testAccuracy", "validationAccuracy", "trainAccuracy", "verdict"],
              "plots": [ { "file": "runs", "title": "Runs", "kind": "points", "groups": ["all"], "y": ["testAccuracy"] } ]
            }
            """);
        string[] Table(string models, params string[] more)
        {
            (int code, string output, string error) = SmallDigits.Run(
                ["study", file, "--dataset", digits.Data, "--scale", "small", "--threads", "1", "--out", Path.Combine(digits.Folder, models), "--json", .. more]);
            Assert.True(code == 0, error);
            Assert.Contains("4 of 5 runs trained now", error);
            // The one that starts from another waits for it, and nothing is left to train one by one.
            foreach (string wave in (string[])["6/6", "2/2"])
                Assert.Equal(more.Length > 0, error.Contains($"study jobs: {wave} epochs"));
            Assert.Equal(more.Length == 0, error.Contains("jobs: run "));
            Assert.Contains("testing jobs: 3/3 models", error);
            return [.. JsonDocument.Parse(output).RootElement.GetProperty("rows").EnumerateArray().Select(row =>
                $"{row.GetProperty("name")} {row.GetProperty("verdict")} {row.GetProperty("figures").GetProperty("testAccuracy").GetRawText()} {row.GetProperty("folders")[0]}")];
        }
        string[] alone = Table("alone");
        Assert.Contains(alone, row => row.StartsWith("diverges diverged", StringComparison.Ordinal));
        Assert.Equal(alone, Table("together", "--jobs", "2"));
    }

    [Theory]
    [InlineData("--vary", "lr=0.003|0.0003|1e20", "--optimizer", "sgd", "--repeats", "2")]
    [InlineData("--vary", "lr=0.003|0.0003|0.00003|0.000003", "--halving", "--eta", "2", "--schedule", "cosine", "--epochs", "2")]
    [InlineData("--vary", "schedule=constant|onecycle", "--vary", "lr=0.001|0.01", "--warmup", "1")]
    public void A_search_comes_to_the_same_ranking_whatever_diverges_is_dropped_or_refused(params string[] more)
    {
        string name = $"search-{more.Length}-{more[1].Length}";
        string[] Ranking(string run, params string[] jobs)
        {
            (int code, string output, string error) = SmallDigits.Run(
                ["search", "grid", "lenet-relu", "--dataset", digits.Data, "--batch", "32", "--threads", "1", "--out", digits.Models, "--json", "--run", run,
                    .. more.Contains("--epochs") ? [] : (string[])["--epochs", "1"], .. more, .. jobs]);
            Assert.True(code == 0, error);
            // Who trains in this process says how far they are.
            Assert.Equal(jobs.Length == 0, error.Contains(" images/s"));
            // Nothing is left to do for whoever comes second.
            Assert.Equal(jobs is [_, "3"], Regex.IsMatch(error, $@"{run}: (\d+)/\1 trials, .* trials/\w+, took "));
            return
            [
                .. JsonDocument.Parse(output).RootElement.GetProperty("ranking").EnumerateArray().Select(point =>
                    $"{point.GetProperty("trial")} {point.GetProperty("status")} {point.GetProperty("accuracy").GetRawText()} {point.GetProperty("loss").GetRawText()}"),
            ];
        }
        string[] alone = Ranking($"{name}-alone");
        Assert.Equal(alone, Ranking($"{name}-together", "--jobs", "3"));
        DateTime[] Written() => [.. Directory.GetFiles(Path.Combine(digits.Models, $"{name}-together"), "weights.bin", SearchOption.AllDirectories).Order().Select(File.GetLastWriteTimeUtc)];
        DateTime[] before = Written();
        Assert.Equal(alone, Ranking($"{name}-together", "--jobs", "2"));
        Assert.Equal(before, Written());
        foreach (string weights in Directory.GetFiles(Path.Combine(digits.Models, $"{name}-alone"), "weights.bin", SearchOption.AllDirectories))
            Assert.Equal(File.ReadAllBytes(weights), File.ReadAllBytes(weights.Replace("-alone", "-together", StringComparison.Ordinal)));
    }

    [Fact]
    public void Runs_stop_with_whoever_started_them_and_go_on_later()
    {
        string[] endless = ["kfold", "lenet-relu", "--dataset", digits.Data, "--batch", "32", "--epochs", "100000", "--threads", "1", "--out", digits.Models, "--folds", "2", "--run", "orphan", "--jobs", "2"];
        string[] folds = [.. new[] { 1, 2 }.Select(fold => Path.Combine(digits.Models, $"orphan-fold{fold}"))];
        using Process process = Process.Start(SmallDigits.Program(endless))!;
        while (!process.HasExited && !folds.All(fold => File.Exists(Path.Combine(fold, "history.csv"))))
            Thread.Sleep(5);
        Assert.False(process.HasExited, "it ended before it could be killed");
        // As the kernel would where memory runs out: it hears of nothing, and says nothing to anyone.
        process.Kill();
        process.WaitForExit();
        Stopwatch watch = Stopwatch.StartNew();
        foreach (string fold in folds)
        {
            (int code, string output, string error) resumed;
            while ((resumed = SmallDigits.Run("resume", fold, "--until", "1")).code != 0)
            {
                Assert.Contains("another process works on", resumed.error);
                Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), resumed.error);
                Thread.Sleep(50);
            }
            Assert.Contains("of 100000, not exported", resumed.output);
        }
    }

    [Fact]
    public void Progress_counts_epochs_not_only_runs_and_the_next_call_counts_what_is_left()
    {
        string[] folds = ["kfold", "lenet-relu", "--dataset", digits.Data, "--batch", "32", "--threads", "1", "--out", digits.Models, "--folds", "2", "--run", "counted", "--jobs", "2"];
        static int[] Said(string output, int total) =>
            [.. Regex.Matches(output, $@"folds: (\d+)/{total} epochs, .* epochs/\w+, (took )?\d").Select(match => int.Parse(match.Groups[1].Value))];
        (int Code, string Out, string Error) run = SmallDigits.Run([.. folds, "--epochs", "90"]);
        Done(run);
        int[] said = Said(run.Out, 180);
        Assert.Equal(180, said[^1]);
        Assert.Contains(said, epochs => epochs % 90 != 0);
        // A fold whose last forty epochs are gone.
        string fold = Path.Combine(digits.Models, "counted-fold2");
        string record = Path.Combine(fold, "run.json"), history = Path.Combine(fold, "history.csv");
        File.WriteAllText(record, File.ReadAllText(record).Replace("\"status\": \"done\"", "\"status\": \"training\""));
        File.WriteAllLines(history, File.ReadAllLines(history)[..^40]);
        run = SmallDigits.Run([.. folds, "--epochs", "90"]);
        Done(run);
        Assert.Equal([40], Said(run.Out, 40));
    }

    [Fact]
    public async Task A_worker_follows_one_order_after_the_other_and_leaves_standard_output_to_replies()
    {
        string[] runs = [.. new[] { "ordered", "also-ordered" }.Select(name => Unfinished(digits.Trained(name, "--epochs", "3")))];
        ProcessStartInfo start = SmallDigits.Program("worker");
        start.RedirectStandardInput = true;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        async Task<List<string>> Replies(object order)
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order));
            List<string> replies = [];
            while (replies is [] or [.., "epoch"])
                replies.Add(await process.StandardOutput.ReadLineAsync() ?? "");
            return replies;
        }
        Assert.Equal(["epoch", "epoch", "epoch", "done"], await Replies(new { run = runs[0] }));
        Assert.Equal(["done"], await Replies(new { run = runs[0], until = 1 }));
        Assert.Contains("failed: unknown run", Assert.Single(await Replies(new { run = Path.Combine(digits.Models, "nobody") })));
        Assert.Equal(["epoch", "done"], await Replies(new { run = runs[1], until = 1 }));
        process.StandardInput.Close();
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("ordered: 1,080/1,080 images", await error);
        Assert.Equal(["done", "training"], runs.Select(run => SmallDigits.Record(run).GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("models/mine")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task What_is_no_order_ends_a_worker(string line)
    {
        ProcessStartInfo start = SmallDigits.Program("worker");
        start.RedirectStandardInput = true;
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(line);
        Assert.Equal($$"""error: an order is a line as {"run":"models/mine","until":3}, not '{{line}}'""", (await process.StandardError.ReadToEndAsync()).TrimEnd());
        await process.WaitForExitAsync();
        Assert.Equal(2, process.ExitCode);
    }

    static string Unfinished(string run)
    {
        File.Delete(Path.Combine(run, "last.bin"));
        File.WriteAllText(Path.Combine(run, "run.json"), File.ReadAllText(Path.Combine(run, "run.json")).Replace("\"status\": \"done\"", "\"status\": \"training\""));
        return run;
    }

    [Fact]
    public async Task A_worker_that_is_killed_costs_no_run()
    {
        string[] folds = ["kfold", "lenet-relu", "--dataset", digits.Data, "--batch", "32", "--epochs", "15", "--threads", "1", "--out", digits.Models, "--folds", "3", "--jobs", "2", "--run"];
        using Process process = Process.Start(SmallDigits.Program([.. folds, "killed"]))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        while (!process.HasExited && !File.Exists(Path.Combine(digits.Models, "killed-fold1", "history.csv")))
            await Task.Delay(5);
        int[] workers = ChildrenOf(process.Id);
        Assert.Equal(2, workers.Length);
        Process.GetProcessById(workers[0]).Kill();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        Assert.Contains("its process ended with code 137", await output);
        Done(SmallDigits.Run([.. folds, "whole"]));
        foreach (int fold in (int[])[1, 2, 3])
            Assert.Equal(Weights($"whole-fold{fold}"), Weights($"killed-fold{fold}"));
    }

    static int[] ChildrenOf(int parent) =>
        [.. Process.GetProcesses().Select(process => process.Id).Where(process => ParentOf(process) == parent)];

    // The second field after a name in brackets.
    static int ParentOf(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1]);
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return -1;
        }
    }

    [Fact]
    public void Numbers_that_make_no_sense_are_refused()
    {
        (int code, _, string error) = Run("kfold", "lenet-relu", "--folds", "2", "--run", "refused", "--jobs", "0");
        Assert.Equal((2, true), (code, error.Contains("--jobs is 0, give at least 1")));
        Done(Run("train", "lenet-relu", "--run", "single"));
        (code, _, error) = SmallDigits.Run("ensemble", Path.Combine(digits.Models, "single"), "--out", digits.Models, "--jobs", "2");
        Assert.Equal((2, true), (code, error.Contains("--jobs is for training members")));
    }
}
