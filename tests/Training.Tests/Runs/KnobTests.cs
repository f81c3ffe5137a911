using System.Text.Json;
using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Training;
using Strata.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.Runs;

/// <summary>Every knob of train does what it says: each test fails where the knob does nothing.</summary>
public sealed class KnobTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    const int StepsOfAnEpoch = 12;

    string Run(string run, params string[] options) => digits.Trained(run, ["--epochs", "1", .. options]);

    /// <summary>The weights (without biases) after a run of lenet-relu; before it where <paramref name="run"/> is null.</summary>
    static Tensor Weights(string? run)
    {
        manual_seed(1);
        Module<Tensor, Tensor> model = TrainingRun.BuildModel("lenet-relu", new ImageShape(1, 28, 28), 10);
        if (run is not null)
            model.load(Path.Combine(run, "weights.bin"));
        return cat([.. model.parameters().Where(parameter => parameter.dim() > 1).Select(parameter => parameter.detach().flatten())]);
    }

    static JsonElement Data(string run) => SmallDigits.Record(run).GetProperty("data");

    static double TrainLoss(string run) => SmallDigits.Record(run).GetProperty("best").GetProperty("trainLoss").GetDouble();

    [Fact]
    public void L1_makes_weights_small_and_many_of_them_nearly_zero()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor free = Weights(Run("l1-free")), penalised = Weights(Run("l1", "--l1", "0.01"));
        Assert.True(penalised.abs().sum().ToDouble() < 0.8 * free.abs().sum().ToDouble(), "L1 should take weight away");
        double NearZero(Tensor weights) => weights.abs().lt(1e-3).to(float32).mean().ToDouble();
        Assert.True(NearZero(penalised) > 3 * NearZero(free), $"{NearZero(penalised):P1} of the weights near zero, without L1 {NearZero(free):P1}");
    }

    [Fact]
    public void L2_is_weight_decay_under_plain_gradient_descent()
    {
        using DisposeScope scope = NewDisposeScope();
        // d/dw of l2 w² is 2 l2 w, which is what SGD's weight decay adds; biases decay only there, so weights alone are close.
        Tensor penalty = Weights(Run("l2", "--optimizer", "sgd", "--lr", "0.01", "--l2", "0.5"));
        Tensor decay = Weights(Run("decay", "--optimizer", "sgd:weight-decay=1", "--lr", "0.01"));
        Tensor free = Weights(Run("l2-free", "--optimizer", "sgd", "--lr", "0.01"));
        double Norm(Tensor tensor) => tensor.pow(2).sum().sqrt().ToDouble();
        Assert.InRange(Norm(penalty - decay) / Norm(decay), 0, 1e-3);
        // Twelve steps that each leave 99 %.
        Assert.InRange(Norm(penalty) / Norm(free), Math.Pow(0.99, StepsOfAnEpoch) - 0.03, Math.Pow(0.99, StepsOfAnEpoch) + 0.03);
    }

    [Fact]
    public void Elastic_net_is_both_at_once()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor Of(string run, params string[] options) => Weights(Run(run, options)).abs().sum();
        double both = Of("elastic", "--l1", "0.003", "--l2", "0.05").ToDouble();
        Assert.True(both < Of("elastic-l1", "--l1", "0.003").ToDouble(), "L2 beside L1 should shrink weights further");
        Assert.True(both < Of("elastic-l2", "--l2", "0.05").ToDouble(), "L1 beside L2 should shrink weights further");
    }

    [Fact]
    public void Clipping_bounds_how_far_a_step_goes()
    {
        using DisposeScope scope = NewDisposeScope();
        double Moved(string run, params string[] options) => (Weights(Run(run, ["--optimizer", "sgd", "--lr", "0.1", .. options])) - Weights(null)).pow(2).sum().sqrt().ToDouble();
        double clipped = Moved("clipped", "--clip", "0.01"), free = Moved("unclipped");
        Assert.InRange(clipped, 0, 0.1 * 0.01 * StepsOfAnEpoch * 1.001);
        Assert.True(free > 5 * clipped, $"without clipping the weights moved by {free}");
    }

    [Fact]
    public void Label_smoothing_keeps_the_loss_above_the_entropy_of_its_targets()
    {
        // Targets of 0.9 + 0.1/10 and nine times 0.1/10 have an entropy of 0.5 nats: no network gets below.
        double entropy = -(0.91 * Math.Log(0.91) + 9 * 0.01 * Math.Log(0.01));
        double smoothed = TrainLoss(digits.Trained("smoothed", "--epochs", "8", "--label-smoothing", "0.1"));
        double plain = TrainLoss(digits.Trained("unsmoothed", "--epochs", "8"));
        Assert.True(smoothed > entropy, $"{smoothed} is below {entropy}");
        Assert.True(smoothed > plain + 0.2, $"smoothed {smoothed}, plain {plain}");
    }

    [Fact]
    public void Softmax_before_the_loss_keeps_it_above_its_floor()
    {
        // The best that two softmaxes can do with ten classes: ln(1 + 9/e).
        double mistaken = TrainLoss(digits.Trained("mistake", "--epochs", "8", "--loss", "softmax-cross-entropy"));
        Assert.True(mistaken > Math.Log(1 + 9 / Math.E), $"the loss {mistaken} is below its floor");
    }

    [Fact]
    public void Balanced_class_weights_change_nothing_where_classes_are_equal_and_much_where_not()
    {
        byte[] Bytes(string run, string dataset, params string[] options)
        {
            (int code, _, string error) = SmallDigits.Run(["train", "lenet-relu", "--dataset", dataset, "--epochs", "1", "--threads", "1", "--out", digits.Models, "--run", run, .. options]);
            Assert.True(code == 0, error);
            return File.ReadAllBytes(Path.Combine(digits.Models, run, "weights.bin"));
        }
        // As many images of each class: every weight is 1.
        Assert.Equal(Bytes("even", digits.Data), Bytes("even-balanced", digits.Data, "--class-weights", "balanced"));
        string uneven = Path.Combine(digits.Folder, "uneven-digits");
        WriteUneven(uneven, "train", "train");
        WriteUneven(uneven, "test", "t10k");
        Assert.NotEqual(Bytes("uneven", uneven), Bytes("uneven-balanced", uneven, "--class-weights", "balanced"));
    }

    [Fact]
    public void Weights_of_the_last_epoch_are_kept_where_wished_however_good_an_earlier_one_was()
    {
        // A rate that grows fivefold an epoch: the network learns, and then loses what it learned.
        string[] options = ["--lr", "0.002", "--schedule", "exponential:gamma=5", "--epochs", "4"];
        string best = digits.Trained("kept-best", options), last = digits.Trained("kept-last", [.. options, "--keep", "last"]);
        JsonElement Kept(string run) => SmallDigits.Record(run).GetProperty("best");
        string History(string run) => string.Join('\n', File.ReadLines(Path.Combine(run, "history.csv")).Select(line => string.Join(',', line.Split(',')[..7])));

        Assert.Equal(History(best), History(last));
        Assert.InRange(Kept(best).GetProperty("epoch").GetInt32(), 1, 3);
        Assert.Equal(4, Kept(last).GetProperty("epoch").GetInt32());
        Assert.NotEqual(File.ReadAllBytes(Path.Combine(best, "weights.bin")), File.ReadAllBytes(Path.Combine(last, "weights.bin")));
        Assert.Contains("last epoch | 4", File.ReadAllText(Path.Combine(last, "README.md")));
    }

    [Theory]
    [InlineData("--validation", "0.2")]
    [InlineData("--train-size", "100")]
    public void Runs_of_one_split_seed_hold_out_and_draw_the_same_images_whatever_their_seed(string option, string value)
    {
        string Of(string name, params string[] seeds) => Run($"{name}{option}", [option, value, .. seeds]);
        string first = Of("split-first", "--seed", "4"), shared = Of("split-shared", "--seed", "5", "--split-seed", "4"), own = Of("split-own", "--seed", "5");
        string? HeldOut(string run) => Data(run).GetProperty("fingerprints").GetProperty("validation").GetString();
        // The mean of the pixels tells which images were trained on.
        string Learned(string run) => Data(run).GetProperty("preprocessing").ToString();
        Assert.Equal((HeldOut(first), Learned(first)), (HeldOut(shared), Learned(shared)));
        Assert.NotEqual(HeldOut(first), HeldOut(own));
        Assert.NotEqual(Learned(first), Learned(own));
        Assert.NotEqual(File.ReadAllBytes(Path.Combine(first, "weights.bin")), File.ReadAllBytes(Path.Combine(shared, "weights.bin")));
        Assert.Contains("seed 5, split by seed 4", File.ReadAllText(Path.Combine(shared, "README.md")));
    }

    [Fact]
    public void Balanced_sampling_gives_the_same_bytes_again_and_after_a_stop_and_others_than_natural_sampling()
    {
        TrainingOptions options = ThreeEpochs with { DataSet = $"{digits.Data}:imbalance=10", Sampling = "balanced" };
        byte[] whole = KeptBytes("sampled", options);
        Assert.Equal(whole, KeptBytes("sampled-again", options));
        Assert.Equal(whole, KeptBytes("sampled-stopped", options, stop: 1));
        Assert.NotEqual(whole, KeptBytes("not-sampled", options with { Sampling = "natural" }));
    }

    [Fact]
    public void Validation_0_trains_on_every_image_and_says_that_nothing_was_held_out()
    {
        TrainingOptions options = ThreeEpochs with { ValidationShare = 0, Keep = "last" };
        byte[] whole = KeptBytes("all-images", options);
        Assert.Equal(whole, KeptBytes("all-images-stopped", options, stop: 1));
        Assert.NotEqual(whole, KeptBytes("most-images", options with { ValidationShare = 0.1 }));

        (int code, _, string error) = SmallDigits.Run("export", "all-images", "--out", digits.Models);
        Assert.True(code == 0, error);
        string run = Path.Combine(digits.Models, "all-images");
        Assert.Equal((400, 0), (Data(run).GetProperty("trainImages").GetInt32(), Data(run).GetProperty("validationImages").GetInt32()));
        Assert.Contains("400 trained on, none held out", File.ReadAllText(Path.Combine(run, "README.md")));
        Assert.All(File.ReadLines(Path.Combine(run, "history.csv")).Skip(1), line => Assert.Equal(["", ""], line.Split(',')[5..7]));
        Assert.DoesNotContain("validation", File.ReadAllText(Path.Combine(run, "history.svg")));
        (_, string diagnosed, _) = SmallDigits.Run("diagnose", "all-images", "--out", digits.Models);
        Assert.Contains("nothing was held out", diagnosed);
    }

    [Fact]
    public void Moving_average_keeps_the_share_of_itself_that_was_asked_for()
    {
        // One step an epoch. Of the second step's average min(0.9, 3/12) is that of the first, the rest the weights as they are then.
        using DisposeScope scope = NewDisposeScope();
        Tensor After(int epochs, double decay)
        {
            string name = $"average-{decay}-after-{epochs}";
            KeptBytes(name, ThreeEpochs with { TrainSize = 100, BatchSize = 100, Keep = "last", Epochs = epochs, Ema = decay });
            return Weights(Path.Combine(digits.Models, name));
        }
        static double Largest(Tensor difference) => difference.abs().max().ToDouble();
        Tensor weights = After(2, decay: 0), average = After(2, 0.9);
        Assert.InRange(Largest(0.25 * After(1, 0.9) + 0.75 * weights - average), 0, 1e-6);
        Assert.InRange(Largest(0.1 * After(1, 0.1) + 0.9 * weights - After(2, 0.1)), 0, 1e-6);
        Assert.InRange(Largest(weights - average), 1e-4, 1);
    }

    [Fact]
    public void Moving_average_is_what_is_validated_and_kept_and_goes_on_after_a_stop()
    {
        TrainingOptions options = ThreeEpochs with { Model = "lenet-relu:norm=batch", Keep = "last", Ema = 0.99 };
        byte[] average = KeptBytes("averaged", options);
        Assert.Equal(average, KeptBytes("averaged-stopped", options, stop: 1));
        byte[] plain = KeptBytes("not-averaged", options with { Ema = 0 });
        Assert.NotEqual(plain, average);
        // Next to nothing of the average is kept: it is the weights themselves, and averaging draws no random number.
        Assert.Equal(plain, KeptBytes("hardly-averaged", options with { Ema = 1e-12 }));
        string[] Columns(string run, Range columns) =>
            [.. File.ReadLines(Path.Combine(digits.Models, run, "history.csv")).Skip(1).Select(line => string.Join(',', line.Split(',')[columns]))];
        Assert.Equal(Columns("not-averaged", 3..5), Columns("averaged", 3..5));
        Assert.NotEqual(Columns("not-averaged", 5..7), Columns("averaged", 5..7));
    }

    TrainingOptions ThreeEpochs => new() { Model = "lenet-relu", DataSet = digits.Data, Epochs = 3, BatchSize = 32, Threads = 1 };

    // The weights that a run keeps, stopped after an epoch and gone on with where wished.
    byte[] KeptBytes(string name, TrainingOptions options, int? stop = null)
    {
        Shell shell = new(TextWriter.Null, TextWriter.Null, json: false, CancellationToken.None);
        using RunFolder folder = RunFolder.Create(Path.Combine(digits.Models, name), overwrite: false);
        if (stop is { } epoch)
            using (TrainingRun begun = new(options, shell))
                begun.Train(folder, until: epoch);
        using TrainingRun run = new(options, shell);
        run.Train(folder);
        return File.ReadAllBytes(folder.WeightsFile);
    }

    // Three times as many images of the digits below 5 as of the others.
    static void WriteUneven(string folder, string split, string prefix)
    {
        ImageSet all = DataSets.Load("digits", split, new DataRequest { Count = 400 });
        int[] kept = [.. Enumerable.Range(0, all.Count).Where(index => all.Labels[index] < 5 || index % 3 == 0)];
        ImageSet uneven = all.Subset(kept, split);
        Directory.CreateDirectory(folder);
        IdxFile.WriteImages(Path.Combine(folder, $"{prefix}-images-idx3-ubyte"), uneven.Shape, uneven.Pixels);
        IdxFile.WriteLabels(Path.Combine(folder, $"{prefix}-labels-idx1-ubyte"), Array.ConvertAll(uneven.Labels, label => (byte)label));
    }

    [Fact]
    public void Train_size_trains_on_that_many_and_leaves_validation_as_it_is()
    {
        string run = Run("sized", "--train-size", "100");
        Assert.Equal((100, 40), (Data(run).GetProperty("trainImages").GetInt32(), Data(run).GetProperty("validationImages").GetInt32()));
    }

    [Fact]
    public void Preprocessing_decides_what_the_graph_subtracts_and_divides_by()
    {
        (float Mean, float Deviation, bool Image) Of(string kind)
        {
            JsonElement preprocessing = Data(Run($"pixels-{kind}", "--preprocessing", kind)).GetProperty("preprocessing");
            return (preprocessing.GetProperty("mean")[0].GetSingle(), preprocessing.GetProperty("deviation")[0].GetSingle(),
                preprocessing.TryGetProperty("meanImage", out JsonElement image) && image.ValueKind == JsonValueKind.String);
        }
        (float mean, float deviation, _) = Of("standard");
        Assert.InRange(mean, 0.05, 0.5);
        Assert.InRange(deviation, 0.1, 0.5);
        Assert.Equal((0, 1, false), Of("scale"));
        Assert.Equal((mean, 1, false), Of("channel-mean"));
        Assert.Equal((mean, 1, true), Of("mean-image"));
    }

    [Theory]
    [InlineData("--label-smoothing is 1", "--label-smoothing", "1")]
    [InlineData("--class-weights is 'even'", "--class-weights", "even")]
    [InlineData("--sampling is 'even'", "--sampling", "even")]
    [InlineData("give one of them", "--sampling", "balanced", "--class-weights", "balanced")]
    [InlineData("--keep is 'first'", "--keep", "first")]
    [InlineData("add --keep last", "--validation", "0")]
    [InlineData("leave --patience out", "--validation", "0", "--keep", "last", "--patience", "2")]
    [InlineData("plateau waits for the validation loss", "--validation", "0", "--keep", "last", "--schedule", "plateau")]
    [InlineData("--l1 is -1", "--l1", "-1")]
    [InlineData("--l2 is -1", "--l2", "-1")]
    [InlineData("--clip is -1", "--clip", "-1")]
    [InlineData("--ema is 1", "--ema", "1")]
    [InlineData("--preprocessing is 'median'", "--preprocessing", "median")]
    [InlineData("--train-size is 5,000", "--train-size", "5000")]
    [InlineData("'cross-entropy'", "--loss", "cros-entropy")]
    [InlineData("augmentation 'nonsense-noise'", "--augment", "nonsense-noise")]
    public void Value_that_cannot_be_is_refused(string hint, params string[] options)
    {
        (int code, _, string error) = SmallDigits.Run(digits.Train("refused", options));
        Assert.Equal((2, hint), (code, error.Contains(hint) ? hint : error));
        Assert.False(Directory.Exists(Path.Combine(digits.Models, "refused")), "nothing is written");
    }
}
