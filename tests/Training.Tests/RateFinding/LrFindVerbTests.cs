using System.Text.Json;
using Strata.Tests.Runs;

namespace Strata.Tests.RateFinding;

public sealed class LrFindVerbTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    string[] Find(string run, params string[] more) =>
        ["lr-find", "lenet-relu", "--dataset", digits.Data, "--batch", "32", "--threads", "1", "--out", digits.Models, "--run", run, "--json", .. more];

    JsonElement Found(string run, params string[] more)
    {
        (int code, string output, string error) = SmallDigits.Run(Find(run, more));
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    [Fact]
    public void Rate_that_is_found_trains_and_the_one_where_it_broke_out_does_not()
    {
        JsonElement found = Found("found");
        double rate = found.GetProperty("learningRate").GetDouble();
        // Adam on a LeNet: anything near 1e-3 is known to work.
        Assert.InRange(rate, 1e-4, 1e-2);
        Assert.Contains("falls fastest", File.ReadAllText(Path.Combine(digits.Models, "found", "lr-find.svg")));
        double Accuracy(string run, double lr) => SmallDigits.Record(digits.Trained(run, "--epochs", "3", "--lr", $"{lr}")).GetProperty("best").GetProperty("validationAccuracy").GetDouble();
        Assert.True(Accuracy("at-rate", rate) > Accuracy("beyond", found.GetProperty("lastRate").GetDouble()) + 0.3);
    }

    [Fact]
    public void Curve_is_written_with_as_many_lines_as_steps_were_taken()
    {
        JsonElement found = Found("written", "--steps", "50", "--lowest", "1e-4", "--highest", "1e-2");
        string folder = Path.Combine(digits.Models, "written");
        string[] lines = File.ReadAllLines(Path.Combine(folder, "lr-find.csv"));
        Assert.Equal("step,learningRate,loss,smoothed", lines[0]);
        Assert.Equal((51, 50), (lines.Length, found.GetProperty("steps").GetInt32()));
        Assert.StartsWith("1,0.0001,", lines[1]);
        Assert.StartsWith("50,0.01,", lines[50]);
        Assert.Contains("<svg", File.ReadAllText(Path.Combine(folder, "lr-find.svg")));
        Assert.Equal(found.GetProperty("sentence").GetString(), JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "lr-find.json"))).RootElement.GetProperty("sentence").GetString());
    }

    [Fact]
    public void Same_seed_gives_the_same_curve_and_another_seed_another()
    {
        string Curve(string run, params string[] more)
        {
            Found(run, ["--steps", "100", .. more]);
            return File.ReadAllText(Path.Combine(digits.Models, run, "lr-find.csv"));
        }
        string first = Curve("first");
        Assert.Equal(first, Curve("second"));
        Assert.NotEqual(first, Curve("third", "--seed", "2"));
    }

    [Fact]
    public void Test_images_are_never_looked_at()
    {
        string folder = Path.Combine(digits.Folder, "half");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(digits.Data, "train-*"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        (int code, _, string error) = SmallDigits.Run("lr-find", "lenet-relu", "--dataset", folder, "--steps", "60", "--out", digits.Models, "--run", "half");
        Assert.True(code == 0, error);
        (code, _, error) = SmallDigits.Run("check", "lenet-relu", "--dataset", folder);
        Assert.True(code == 0, error);
    }

    [Fact]
    public void Loss_that_never_falls_is_a_failure_with_advice()
    {
        (int code, string output, _) = SmallDigits.Run(Find("flat", "--lowest", "1e-9", "--highest", "1e-8", "--steps", "10"));
        Assert.Equal(1, code);
        Assert.Contains("`check`", output);
    }

    [Theory]
    [InlineData("--lowest", "--lowest", "0")]
    [InlineData("--highest", "--lowest", "1", "--highest", "0.1")]
    [InlineData("--steps is 3", "--steps", "3")]
    public void Wrong_input_is_refused_in_one_line(string hint, params string[] more)
    {
        (int code, _, string error) = SmallDigits.Run(Find("refused", more));
        Assert.Equal((2, hint, 1), (code, error.Contains(hint) ? hint : error, error.TrimEnd().Split('\n').Length));
    }
}
