using System.Diagnostics;

namespace Strata.Tests.Runs;

public sealed class ResumeTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    static readonly string[] Knobs = ["--epochs", "5", "--optimizer", "sgd:momentum=0.9", "--lr", "0.05", "--schedule", "plateau:patience=0,factor=0.5", "--warmup", "1"];

    [Fact]
    public void Killed_run_resumes_to_the_same_bytes()
    {
        string whole = digits.Trained("uninterrupted", Knobs);
        string run = Path.Combine(digits.Models, "killed");
        int kills = 0;
        // Kill after every epoch's checkpoint but the last, each time a little later than it was written.
        for (int epoch = 1; epoch < 5; epoch++)
        {
            using Process process = Process.Start(SmallDigits.Program(epoch == 1 ? digits.Train("killed", Knobs) : ["resume", run]))!;
            int lines = epoch + 1;
            while (!process.HasExited && !(File.Exists(Path.Combine(run, "last.bin")) && Lines(run) >= lines))
                Thread.Sleep(1);
            Thread.Sleep(3 * epoch);
            if (process.HasExited)
                break;
            process.Kill();
            process.WaitForExit();
            kills++;
        }
        Assert.True(kills > 0, "the run ended before it could be killed once");
        (int code, _, string error) = SmallDigits.Run("resume", run);
        Assert.True(code == 0, error);
        Assert.Equal(File.ReadAllBytes(Path.Combine(whole, "weights.bin")), File.ReadAllBytes(Path.Combine(run, "weights.bin")));
        Assert.Equal(Untimed(whole), Untimed(run));
        Assert.DoesNotContain(Directory.GetFiles(run), file => file.EndsWith(".onnx.tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Termination_signal_stops_at_once_and_leaves_a_run_that_resumes()
    {
        using Process process = Process.Start(SmallDigits.Program(digits.Train("stopped", "--epochs", "2000")))!;
        string run = Path.Combine(digits.Models, "stopped");
        while (!File.Exists(Path.Combine(run, "last.bin")))
            Thread.Sleep(5);
        Process.Start("kill", ["-TERM", $"{process.Id}"]).WaitForExit();
        Assert.True(process.WaitForExit(10_000), "the process did not stop within ten seconds");
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("stopped", process.StandardError.ReadToEnd());
        Assert.Equal("training", SmallDigits.Record(run).GetProperty("status").GetString());
    }

    [Fact]
    public void Finished_run_resumes_to_nothing()
    {
        string run = digits.Trained("finished", "--epochs", "1");
        DateTime before = File.GetLastWriteTimeUtc(Path.Combine(run, "weights.bin"));
        (int code, string output, _) = SmallDigits.Run("resume", run);
        Assert.Equal(0, code);
        Assert.Contains("done already", output);
        Assert.Equal(before, File.GetLastWriteTimeUtc(Path.Combine(run, "weights.bin")));
    }

    [Fact]
    public void Run_that_goes_on_up_to_an_epoch_exports_nothing_and_ends_as_if_it_had_never_stopped()
    {
        string[] cosine = ["--epochs", "3", "--schedule", "cosine"];
        string whole = digits.Trained("in-one", cosine), parts = digits.Trained("in-parts", cosine);
        foreach (string made in (string[])["last.bin", "weights.bin", "history.csv", "model.onnx", "layers.onnx"])
            File.Delete(Path.Combine(parts, made));
        string record = Path.Combine(parts, "run.json");
        File.WriteAllText(record, File.ReadAllText(record).Replace("\"status\": \"done\"", "\"status\": \"training\""));
        foreach (string until in (string[])["1", "2"])
        {
            (int code, string output, string error) = SmallDigits.Run("resume", parts, "--until", until);
            Assert.True(code == 0, error);
            Assert.Contains($"epoch {until} of 3, not exported", output);
            Assert.Equal(int.Parse(until) + 1, File.ReadAllLines(Path.Combine(parts, "history.csv")).Length);
            Assert.False(File.Exists(Path.Combine(parts, "model.onnx")));
        }
        Assert.Equal(0, SmallDigits.Run("resume", parts).Code);
        Assert.Equal(File.ReadAllBytes(Path.Combine(whole, "weights.bin")), File.ReadAllBytes(Path.Combine(parts, "weights.bin")));
        (int refused, _, string why) = SmallDigits.Run("resume", parts, "--until", "0");
        Assert.Equal((2, true), (refused, why.Contains("--until is 0, give at least 1")));
    }

    [Fact]
    public void Run_is_found_by_its_name_under_out()
    {
        digits.Trained("by-name", "--epochs", "1");
        Assert.Equal(0, SmallDigits.Run("resume", "by-name", "--out", digits.Models).Code);
        (int code, _, string error) = SmallDigits.Run("resume", "by-nmae", "--out", digits.Models);
        Assert.Equal(2, code);
        Assert.Contains("'by-name'", error);
    }

    [Fact]
    public void Damaged_checkpoint_is_refused_in_one_line()
    {
        (_, _, _) = SmallDigits.Run(digits.Train("damaged", "--epochs", "2", "--optimizer", "sgd", "--lr", "0.01", "--schedule", "exponential:gamma=1e30"));
        string checkpoint = Path.Combine(digits.Models, "damaged", "last.bin");
        byte[] bytes = File.ReadAllBytes(checkpoint);
        File.WriteAllBytes(checkpoint, bytes[..(bytes.Length / 2)]);
        (int code, _, string error) = SmallDigits.Run("resume", Path.Combine(digits.Models, "damaged"));
        Assert.Equal(2, code);
        Assert.Contains("last.bin is damaged", error);
        Assert.Single(error.TrimEnd().Split('\n'));
        // One bit of one weight.
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(checkpoint, bytes);
        Assert.Contains("its SHA-256 is not the one it was written with", SmallDigits.Run("resume", Path.Combine(digits.Models, "damaged")).Error);
    }

    [Fact]
    public void Second_process_on_a_run_is_kept_out()
    {
        using Process first = Process.Start(SmallDigits.Program(digits.Train("contended", "--epochs", "2000")))!;
        try
        {
            string run = Path.Combine(digits.Models, "contended");
            while (!File.Exists(Path.Combine(run, "last.bin")))
                Thread.Sleep(5);
            (int code, _, string error) = SmallDigits.Run("resume", run);
            Assert.Equal(2, code);
            Assert.Contains($"another process works on {run} (process {first.Id}, ", error);
            Assert.Contains("train lenet-relu", error);
        }
        finally
        {
            first.Kill();
            first.WaitForExit();
        }
        // A lock dies with its process: what lies there afterwards keeps nobody out.
        string abandoned = Path.Combine(digits.Models, "contended");
        File.WriteAllText(Path.Combine(abandoned, $"weights.bin.{first.Id}.tmp"), "half of it");
        Assert.True(File.Exists(Path.Combine(abandoned, ".lock")));
        Assert.Equal(0, SmallDigits.Run(digits.Train("contended", "--epochs", "1", "--overwrite")).Code);
        Assert.DoesNotContain(Directory.GetFiles(abandoned).Select(Path.GetFileName), file => file is ".lock" or ".lock-owner" || file!.EndsWith(".tmp", StringComparison.Ordinal));
    }

    static int Lines(string run)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(run, "history.csv")).Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    // All but the two columns that hold times.
    static string[] Untimed(string run) =>
        [.. File.ReadAllLines(Path.Combine(run, "history.csv")).Select(line => string.Join(',', line.Split(',')[..^2]))];
}
