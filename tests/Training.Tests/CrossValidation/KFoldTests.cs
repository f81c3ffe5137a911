using System.Globalization;
using System.Text.Json;
using Strata.Data;
using Strata.Onnx;
using Strata.Tests.Runs;
using Strata.Training.CrossValidation;

namespace Strata.Tests.CrossValidation;

public sealed class KFoldTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    string[] KFold(string run, params string[] more) =>
    [
        "kfold", "lenet-relu", "--dataset", digits.Data, "--epochs", "1", "--batch", "32", "--threads", "1",
        "--out", digits.Models, "--run", run, .. more,
    ];

    [Fact]
    public void Interval_is_that_of_students_t_distribution()
    {
        // Mean 3, deviation sqrt(2.5); t(0.975; 4) = 2.776445 in any table, so 3 ± 2.776445 · sqrt(2.5 / 5).
        MeanInterval interval = MeanInterval.Of([1, 2, 3, 4, 5]);
        Assert.Equal(3, interval.Mean, 12);
        Assert.Equal(Math.Sqrt(2.5), interval.Deviation, 12);
        Assert.Equal(3 - 2.776445 * Math.Sqrt(0.5), interval.Low, 1e-5);
        Assert.Equal(3 + 2.776445 * Math.Sqrt(0.5), interval.High, 1e-5);
        Assert.Equal((3.0, 4.0), interval.Within(3, 4) is var cut ? (cut.Low, cut.High) : default);
        Assert.Equal(interval, interval.Within(0, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanInterval.Of([1.0]));
    }

    [Fact]
    public void Every_fold_is_a_run_that_validates_with_another_part()
    {
        (int code, string output, string error) = SmallDigits.Run(KFold("cross", "--folds", "3", "--json"));
        Assert.True(code == 0, error);
        JsonElement summary = JsonDocument.Parse(output).RootElement;
        JsonElement[] folds = [.. summary.GetProperty("results").EnumerateArray()];
        Assert.Equal(["cross-fold1", "cross-fold2", "cross-fold3"], folds.Select(fold => fold.GetProperty("run").GetString()));
        // 400 images in folds of 134, 133 and 133.
        Assert.Equal(400, folds.Sum(fold => fold.GetProperty("validationImages").GetInt32()));
        foreach (JsonElement fold in folds)
        {
            int heldOut = fold.GetProperty("validationImages").GetInt32();
            Assert.InRange(heldOut, 133, 134);
            Assert.Equal(400, heldOut + fold.GetProperty("trainImages").GetInt32());
        }
        double[] accuracies = [.. folds.Select(fold => fold.GetProperty("validationAccuracy").GetDouble())];
        Assert.Equal(accuracies.Average(), summary.GetProperty("accuracy").GetProperty("mean").GetDouble(), 12);
        foreach (int fold in (int[])[1, 2, 3])
        {
            JsonElement record = SmallDigits.Record(Path.Combine(digits.Models, $"cross-fold{fold}"));
            Assert.Equal(fold, record.GetProperty("options").GetProperty("fold").GetInt32());
            Assert.Equal(accuracies[fold - 1], record.GetProperty("best").GetProperty("validationAccuracy").GetDouble());
            ModelMetadata metadata = ModelMetadata.Of(OnnxFile.Load(Path.Combine(digits.Models, $"cross-fold{fold}", "model.onnx")));
            Assert.Equal(new HeldOut(0, Seed: 1, Folds: 3, fold), metadata.HeldOut);
        }
        Assert.True(accuracies.Distinct().Count() > 1, "three folds of another third each should not score alike");
    }

    [Fact]
    public void Table_lies_beside_the_runs_as_csv_and_json()
    {
        Assert.Equal(0, SmallDigits.Run(KFold("table", "--folds", "2")).Code);
        string folder = Path.Combine(digits.Models, "table-kfold");
        string[] lines = File.ReadAllLines(Path.Combine(folder, "folds.csv"));
        Assert.Equal("fold,run,trainImages,validationImages,bestEpoch,validationAccuracy,validationLoss,trainSeconds", lines[0]);
        Assert.Equal(3, lines.Length);
        JsonElement summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "summary.json"))).RootElement;
        // t(0.975; 1) is 12.7: over two folds the interval would leave what an accuracy and a loss can be.
        foreach ((string of, double most) in ((string, double)[])[("accuracy", 1), ("loss", double.PositiveInfinity)])
        {
            Assert.InRange(summary.GetProperty(of).GetProperty("low").GetDouble(), 0, summary.GetProperty(of).GetProperty("mean").GetDouble());
            Assert.InRange(summary.GetProperty(of).GetProperty("high").GetDouble(), summary.GetProperty(of).GetProperty("mean").GetDouble(), most);
        }
        Assert.Equal(
            summary.GetProperty("results")[1].GetProperty("validationAccuracy").GetDouble(),
            double.Parse(lines[2].Split(',')[5], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Folds_that_are_done_are_kept_and_missing_ones_are_trained()
    {
        Assert.Equal(0, SmallDigits.Run(KFold("again", "--folds", "2")).Code);
        byte[] second = File.ReadAllBytes(Path.Combine(digits.Models, "again-fold2", "weights.bin"));
        DateTime first = File.GetLastWriteTimeUtc(Path.Combine(digits.Models, "again-fold1", "weights.bin"));
        Directory.Delete(Path.Combine(digits.Models, "again-fold2"), recursive: true);
        (int code, string output, _) = SmallDigits.Run(KFold("again", "--folds", "2"));
        Assert.Equal(0, code);
        Assert.Contains("again-fold1 is done already", output);
        Assert.Equal(first, File.GetLastWriteTimeUtc(Path.Combine(digits.Models, "again-fold1", "weights.bin")));
        Assert.Equal(second, File.ReadAllBytes(Path.Combine(digits.Models, "again-fold2", "weights.bin")));
    }

    [Fact]
    public void Folds_with_other_options_are_not_mixed()
    {
        Assert.Equal(0, SmallDigits.Run(KFold("mixed", "--folds", "2")).Code);
        (int code, _, string error) = SmallDigits.Run(KFold("mixed", "--folds", "2", "--lr", "0.01"));
        Assert.Equal(2, code);
        Assert.Contains("other options (learningRate)", error);
        Assert.Equal(0, SmallDigits.Run(KFold("mixed", "--folds", "2", "--lr", "0.01", "--overwrite")).Code);
    }

    [Theory]
    [InlineData("--folds is 1", "--folds", "1")]
    [InlineData("401 folds were asked for", "--folds", "401")]
    [InlineData("--validation has no meaning", "--validation", "0.2")]
    public void Wrong_input_is_one_line_and_writes_nothing(string expected, params string[] more)
    {
        (int code, _, string error) = SmallDigits.Run(KFold("wrong", more));
        Assert.Equal(2, code);
        Assert.Contains(expected, error);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(digits.Models) && Directory.GetDirectories(digits.Models, "wrong*").Length > 0);
    }
}
