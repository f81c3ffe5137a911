using System.Diagnostics;
using Strata.Data;
using Strata.Data.Idx;

namespace Strata.Tests.Runs;

/// <summary>Whatever is wrong: one line on standard error, exit code 2, nothing written.</summary>
public sealed class BadInputTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    void Refused(string hint, params string[] args)
    {
        string[] before = Entries();
        (int code, string output, string error) = SmallDigits.Run(args);
        Assert.Equal((2, hint, 1), (code, error.Contains(hint) ? hint : error, error.TrimEnd().Split('\n').Length));
        Assert.DoesNotContain("written", output);
        Assert.Equal(before, Entries());
    }

    string[] Entries() => [.. Directory.GetFileSystemEntries(digits.Folder, "*", SearchOption.AllDirectories).Order()];

    [Theory]
    [InlineData("'lenet-relu'", "lenet-rleu")]
    [InlineData("unknown parameter of model lenet-relu 'hidden'", "lenet-relu:hidden=5")]
    [InlineData("'hidden'", "cnn-32-64:hiden=5")]
    [InlineData("whole numbers of at least 1", "cnn-32-64:hidden=0")]
    public void Model_is_wrong(string hint, string model) => Refused(hint, ["train", model, .. digits.Train("bad")[2..]]);

    [Theory]
    [InlineData("--batch is 0", "--batch", "0")]
    [InlineData("--lr is 0", "--lr", "0")]
    [InlineData("--lr is NaN", "--lr", "NaN")]
    [InlineData("--epochs is -1", "--epochs", "-1")]
    [InlineData("--epochs", "--epochs", "many")]
    [InlineData("--validation is 1", "--validation", "1")]
    [InlineData("--patience is -1", "--patience", "-1")]
    [InlineData("--warmup is 9", "--warmup", "9")]
    [InlineData("'adam'", "--optimizer", "adm")]
    [InlineData("'momentum'", "--optimizer", "sgd:momentun=1")]
    [InlineData("nesterov", "--optimizer", "sgd:nesterov=true")]
    [InlineData("'cosine'", "--schedule", "cosin")]
    [InlineData("warms up by itself", "--schedule", "onecycle", "--warmup", "1")]
    [InlineData("--device", "--device", "tpu")]
    [InlineData("'--epochs'", "--epoch", "3")]
    [InlineData("unknown parameter of model lenet-relu 'hidden'", "--hidden", "7")]
    public void Option_is_wrong(string hint, params string[] options)
    {
        // The last of two equal options would count, so the base must not name them.
        string[] rest = options[0] == "--batch" ? [] : ["--batch", "32"];
        Refused(hint, ["train", "lenet-relu", "--dataset", digits.Data, "--threads", "1", "--out", digits.Models, "--run", "bad", .. rest, .. options]);
    }

    [Fact]
    public void Device_that_is_not_there_is_an_error_never_a_silent_fallback()
    {
        if (TorchSharp.torch.cuda.is_available())
            return;
        Refused("no CUDA device", digits.Train("bad", "--device", "cuda"));
    }

    [Fact]
    public void Data_set_is_unknown() => Refused("'mnist'", "train", "lenet-relu", "--dataset", "mnits", "--out", digits.Models);

    [Fact]
    public void Data_set_has_no_test_split()
    {
        string folder = Path.Combine(digits.Folder, "half");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(digits.Data, "train-*"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        Refused("no test split", "train", "lenet-relu", "--dataset", folder, "--out", digits.Models);
    }

    [Fact]
    public void Images_are_too_small_for_the_model()
    {
        string folder = Path.Combine(digits.Folder, "tiny");
        Directory.CreateDirectory(folder);
        foreach (string prefix in (string[])["train", "t10k"])
        {
            IdxFile.WriteImages(Path.Combine(folder, $"{prefix}-images-idx3-ubyte"), new ImageShape(1, 8, 8), new byte[40 * 64]);
            IdxFile.WriteLabels(Path.Combine(folder, $"{prefix}-labels-idx1-ubyte"), Enumerable.Range(0, 40).Select(i => (byte)(i % 2)).ToArray());
        }
        Refused("at least 12x12", "train", "lenet-relu", "--dataset", folder, "--out", digits.Models);
    }

    [Fact]
    public void Output_folder_cannot_be_written()
    {
        string file = Path.Combine(digits.Folder, "a-file");
        File.WriteAllText(file, "x");
        Refused("cannot be written", "train", "lenet-relu", "--dataset", digits.Data, "--epochs", "1", "--out", file);
    }

    [Fact]
    public void Run_exists_already()
    {
        digits.Trained("taken", "--epochs", "1");
        Refused("--overwrite", digits.Train("taken"));
    }

    [Fact]
    public void Run_record_is_damaged()
    {
        string run = Path.Combine(digits.Models, "torn");
        Directory.CreateDirectory(run);
        File.WriteAllText(Path.Combine(run, "run.json"), "{ \"run\": ");
        Refused("run.json is damaged", "resume", run);
    }

    [Fact]
    public async Task Disk_that_fills_up_is_one_line_and_leaves_no_debris()
    {
        // A limit on file size stands for the full disk: weights.bin is 247 kB, the limit 100 kB.
        string command = string.Join(' ', SmallDigits.Program(digits.Train("full", "--epochs", "1")).ArgumentList.Select(argument => $"'{argument}'"));
        ProcessStartInfo start = new("bash", ["-c", $"trap '' XFSZ; ulimit -f 100; exec dotnet {command}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("could not write", error);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Equal(["run.json"], Directory.GetFiles(Path.Combine(digits.Models, "full")).Select(Path.GetFileName));
    }
}
