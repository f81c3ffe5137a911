using System.Text.Json.Nodes;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;
using Strata.Tests.Runs;
using Strata.Training.Export;
using Strata.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.Transfer;

/// <summary>Transfer through the command line: what training then does to frozen, kept and new weights.</summary>
public sealed class TransferTrainingTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    string Source()
    {
        string run = Path.Combine(digits.Models, "source");
        return Directory.Exists(run) ? run : digits.Trained("source", "--epochs", "1");
    }

    static Dictionary<string, float[]> Weights(string? run)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(1);
        Module<Tensor, Tensor> model = TrainingRun.BuildModel("lenet-relu", new ImageShape(1, 28, 28), 10);
        if (run is not null)
            model.load(Path.Combine(run, "weights.bin"));
        return model.state_dict().ToDictionary(pair => pair.Key, pair => LayerScope.Floats(pair.Value));
    }

    static double Moved(float[] before, float[] after) => before.Zip(after, (a, b) => Math.Abs((double)a - b)).Average();

    [Fact]
    public void Frozen_weights_move_by_nothing_and_kept_ones_by_a_tenth_of_the_new()
    {
        string run = digits.Trained("transferred", "--epochs", "1", "--from", Source(), "--freeze", "conv2");
        Dictionary<string, float[]> before = Weights(Source()), fresh = Weights(null), after = Weights(run);
        Assert.Equal(before["conv1.weight"], after["conv1.weight"]);
        Assert.Equal(before["conv2.bias"], after["conv2.bias"]);
        double kept = Moved(before["fc2.weight"], after["fc2.weight"]);
        double head = Moved(fresh["logits.weight"], after["logits.weight"]);
        // Adam moves every weight by about the rate a step, whatever the gradient; the kept rate is a tenth.
        Assert.InRange(kept / head, 0.03, 0.3);
    }

    [Fact]
    public void Kept_rate_decides_how_far_kept_weights_move()
    {
        double Kept(string run, string rate) => Moved(Weights(Source())["fc1.weight"],
            Weights(digits.Trained(run, "--epochs", "1", "--from", Source(), "--kept-rate", rate))["fc1.weight"]);
        double slow = Kept("slow", "0.01"), fast = Kept("fast", "1");
        Assert.InRange(slow / fast, 0.003, 0.05);
    }

    [Fact]
    public void A_kept_head_goes_on_from_where_it_was()
    {
        string run = digits.Trained("second-schedule", "--epochs", "1", "--from", Source(), "--keep-head");
        Dictionary<string, float[]> before = Weights(Source()), fresh = Weights(null), after = Weights(run);
        Assert.InRange(Moved(before["logits.weight"], after["logits.weight"]) / Moved(fresh["logits.weight"], after["logits.weight"]), 1e-4, 0.5);
        Assert.Contains("10 of 10 tensors from source", File.ReadAllText(Path.Combine(run, "README.md")));
        (int code, _, string error) = SmallDigits.Run(digits.Train("no-head", "--keep-head"));
        Assert.Equal((2, true), (code, error.Contains("--keep-head is for the last layer of another run, give --from too")));
    }

    [Fact]
    public void Held_out_images_that_an_earlier_run_learned_from_are_told_and_called_held_out_no_more()
    {
        (int Seen, HeldOut? HeldOut, string Said) Trained(string run, string from, string seed)
        {
            (int code, string said, string error) = SmallDigits.Run(digits.Train(run, "--epochs", "1", "--from", from, "--seed", seed));
            Assert.True(code == 0, error);
            string folder = Path.Combine(digits.Models, run);
            return (SmallDigits.Record(folder).GetProperty("transfer").GetProperty("heldOutSeen").GetInt32(),
                ModelHead.Read(Path.Combine(folder, "model.onnx")).Metadata.HeldOut, said + error);
        }
        ImageSet images = DataSets.Load(digits.Data, "train", new DataRequest());
        int learned = StratifiedSplit.Of(images, 0.1, 2).Validation.Intersect(StratifiedSplit.Of(images, 0.1, 1).Train).Count();
        Assert.InRange(learned, 1, 40);
        (int seen, HeldOut? heldOut, string said) = Trained("same-seed", Source(), "1");
        Assert.Equal((0, new HeldOut(0.1, 1)), (seen, heldOut! with { Fingerprint = null }));
        Assert.DoesNotContain("warning", said);
        (seen, heldOut, said) = Trained("other-seed", Source(), "2");
        Assert.Equal((learned, null), (seen, heldOut));
        Assert.Contains($"warning: source, or a run before it, learned from {learned} of the images held out here", said);
        Assert.Contains($"{learned} held-out images were learned from there", File.ReadAllText(Path.Combine(digits.Models, "other-seed", "README.md")));
        // What the last but one learned from counts as well.
        (seen, heldOut, _) = Trained("third", "other-seed", "2");
        Assert.Equal((learned, null), (seen, heldOut));
    }

    [Fact]
    public void Run_says_what_it_took_over()
    {
        string run = digits.Trained("says", "--epochs", "1", "--from", Source());
        JsonNode transfer = JsonNode.Parse(File.ReadAllText(Path.Combine(run, "run.json")))!["transfer"]!;
        Assert.Equal("source", (string?)transfer["from"]);
        Assert.Equal(8, transfer["kept"]!.AsArray().Count);
        Assert.Contains("8 of 10 tensors from source", File.ReadAllText(Path.Combine(run, "README.md")));
    }

    [Fact]
    public void Run_to_start_from_is_found_by_its_name_under_out()
    {
        _ = Source();
        digits.Trained("by-name", "--epochs", "1", "--from", "source");
        (int code, _, string error) = SmallDigits.Run(digits.Train("no-source", "--from", "suorce"));
        Assert.Equal(2, code);
        Assert.Contains("'source'", error);
        Assert.False(Directory.Exists(Path.Combine(digits.Models, "no-source")));
    }

    [Theory]
    [InlineData("--freeze", "conv9", "unknown layer")]
    [InlineData("--freeze", "logits", "nothing of the model is left")]
    [InlineData("--kept-rate", "0", "--kept-rate is 0")]
    [InlineData("--kept-rate", "NaN", "--kept-rate is NaN")]
    [InlineData("--kept-rate", "0.5", "give --from too")]
    public void Wrong_options_are_refused_before_anything_is_written(string option, string value, string expected)
    {
        (int code, _, string error) = SmallDigits.Run(digits.Train("refused", option, value));
        Assert.Equal(2, code);
        Assert.Contains(expected, error);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(Path.Combine(digits.Models, "refused")));
    }

    [Fact]
    public void Transferred_run_resumes_to_the_same_bytes()
    {
        string[] options = ["--from", Source(), "--freeze", "conv1"];
        string whole = digits.Trained("two", ["--epochs", "2", .. options]);
        string cut = digits.Trained("one", ["--epochs", "1", .. options]);
        // As if it had been cut off after its first epoch of two.
        string record = Path.Combine(cut, "run.json");
        JsonNode run = JsonNode.Parse(File.ReadAllText(record))!;
        (run["status"], run["options"]!["epochs"]) = ("training", 2);
        File.WriteAllText(record, run.ToJsonString());
        (int code, _, string error) = SmallDigits.Run("resume", cut);
        Assert.True(code == 0, error);
        Assert.Equal(File.ReadAllBytes(Path.Combine(whole, "weights.bin")), File.ReadAllBytes(Path.Combine(cut, "weights.bin")));
    }
}
