using System.Text.Json;

namespace Strata.Tests.Runs;

public sealed class TrainTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    static string[] History(string run) => File.ReadAllLines(Path.Combine(run, "history.csv"));

    static double[] Column(string run, string name)
    {
        int at = Array.IndexOf(History(run)[0].Split(','), name);
        return [.. History(run).Skip(1).Select(line => double.Parse(line.Split(',')[at], System.Globalization.CultureInfo.InvariantCulture))];
    }

    [Fact]
    public void Run_folder_holds_everything_and_nothing_half_written()
    {
        string run = digits.Trained("whole", "--epochs", "2");
        Assert.Equal(["README.md", "history.csv", "history.svg", "last.bin", "layers.onnx", "model.onnx", "run.json", "weights.bin"],
            Directory.GetFiles(run).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        JsonElement record = SmallDigits.Record(run);
        Assert.Equal("done", record.GetProperty("status").GetString());
        Assert.Equal(61_706, record.GetProperty("parameters").GetInt64());
        Assert.Equal(360, record.GetProperty("data").GetProperty("trainImages").GetInt64());
        Assert.Equal(40, record.GetProperty("data").GetProperty("validationImages").GetInt64());
        Assert.Equal(2, record.GetProperty("epochsTrained").GetInt32());
        Assert.InRange(record.GetProperty("export").GetProperty("largest").GetDouble(), 0, 1e-4);
        Assert.Equal(3, History(run).Length);
        Assert.Contains("whole", File.ReadAllText(Path.Combine(run, "README.md")));
    }

    [Fact]
    public void Training_learns()
    {
        string run = digits.Trained("learns", "--epochs", "6");
        double[] losses = Column(run, "trainLoss");
        // ln 10 is the loss of a network that knows nothing.
        Assert.InRange(losses[0], 1.0, 2.4);
        Assert.True(losses[^1] < 0.5 * losses[0], $"the loss went from {losses[0]} to {losses[^1]}");
        Assert.True(Column(run, "validationAccuracy").Max() > 0.5, "six epochs of 360 digits should classify most of them");
    }

    [Fact]
    public void Same_seed_gives_the_same_bytes_and_another_seed_does_not()
    {
        byte[] Weights(string run, string seed) => File.ReadAllBytes(Path.Combine(digits.Trained(run, "--epochs", "1", "--seed", seed), "weights.bin"));
        byte[] first = Weights("seed-a", "3");
        Assert.Equal(first, Weights("seed-b", "3"));
        Assert.NotEqual(first, Weights("seed-c", "4"));
    }

    [Fact]
    public void Best_epoch_is_kept_not_the_last()
    {
        string run = digits.Trained("best", "--epochs", "4");
        double[] accuracies = Column(run, "validationAccuracy");
        Assert.Equal(accuracies.Max(), SmallDigits.Record(run).GetProperty("best").GetProperty("validationAccuracy").GetDouble());
    }

    [Fact]
    public void Schedule_moves_the_learning_rate() =>
        Assert.Equal([1e-3, 5e-4, 2.5e-4], Column(digits.Trained("step", "--epochs", "3", "--schedule", "step:size=1,gamma=0.5"), "learningRate"), new Near(1e-12));

    [Fact]
    public void Warm_up_raises_the_learning_rate_step_by_step()
    {
        // 12 steps an epoch, 24 of warm-up from 1 % to 100 %: the 12th step has 0.01 + 0.99 * 11/24.
        double[] rates = Column(digits.Trained("warm", "--epochs", "3", "--warmup", "2"), "learningRate");
        Assert.Equal([1e-3 * (0.01 + 0.99 * 11 / 24), 1e-3 * (0.01 + 0.99 * 23 / 24), 1e-3], rates, new Near(1e-9));
    }

    [Fact]
    public void Early_stopping_ends_a_run_that_no_longer_improves()
    {
        // A learning rate of next to nothing after the first epoch: the validation loss stands still.
        string run = digits.Trained("patient", "--epochs", "20", "--patience", "2", "--schedule", "exponential:gamma=1e-30");
        Assert.InRange(SmallDigits.Record(run).GetProperty("epochsTrained").GetInt32(), 3, 5);
    }

    [Fact]
    public void Loss_that_is_no_number_stops_training_with_advice_and_keeps_the_last_good_checkpoint()
    {
        (int code, _, string error) = SmallDigits.Run(digits.Train("diverged", "--epochs", "3", "--optimizer", "sgd", "--lr", "0.01", "--schedule", "exponential:gamma=1e30"));
        Assert.Equal(1, code);
        Assert.Contains("lower --lr", error);
        Assert.Single(error.TrimEnd().Split('\n'));
        string run = Path.Combine(digits.Models, "diverged");
        Assert.True(File.Exists(Path.Combine(run, "weights.bin")) && File.Exists(Path.Combine(run, "last.bin")));
        Assert.Equal(2, History(run).Length);
        Assert.Equal("diverged", SmallDigits.Record(run).GetProperty("status").GetString());
    }

    [Fact]
    public void Export_verb_writes_the_same_model_again()
    {
        string run = digits.Trained("again", "--epochs", "1");
        byte[] before = File.ReadAllBytes(Path.Combine(run, "model.onnx"));
        File.Delete(Path.Combine(run, "model.onnx"));
        Assert.Equal(0, SmallDigits.Run("export", run).Code);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(run, "model.onnx")));
    }

    [Fact]
    public void Json_summary_is_one_object()
    {
        (int code, string output, _) = SmallDigits.Run(digits.Train("json", "--epochs", "1", "--json"));
        Assert.Equal(0, code);
        JsonElement summary = JsonDocument.Parse(output).RootElement;
        Assert.Equal("json", summary.GetProperty("run").GetString());
        Assert.True(summary.GetProperty("imagesPerSecond").GetDouble() > 0, output);
    }

    [Fact]
    public void Models_verb_lists_every_part()
    {
        (int code, string output, _) = SmallDigits.Run("models");
        Assert.Equal(0, code);
        foreach (string name in (string[])["lenet-relu", "lenet-sigmoid", "cnn-32-64", "adamw", "rmsprop", "onecycle"])
            Assert.Contains(name, output);
    }

    sealed class Near(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double value) => 0;
    }
}
