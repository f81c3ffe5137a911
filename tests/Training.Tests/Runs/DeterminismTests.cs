using System.Security.Cryptography;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Tests.Models;
using Strata.Training;
using Strata.Training.Augmentations;
using Strata.Training.Losses;
using Strata.Training.Models;
using Strata.Training.Optimizers;
using Strata.Training.Runs;
using Strata.Training.Schedules;

namespace Strata.Tests.Runs;

/// <summary>
/// Equal options give equal bytes on the CPU, on one thread and on two, trained at one go or cut off and resumed. Every model and every part
/// that a run is put together from is one case, so that a new part is tested by being registered.
/// </summary>
public sealed class DeterminismTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    static readonly Shell Silent = new(TextWriter.Null, TextWriter.Null, json: false, CancellationToken.None);

    // More of the same blocks as resnet50, at several seconds each.
    static readonly string[] s_deepSiblings = ["resnet101", "resnet152"];

    static readonly Dictionary<string, (IReadOnlyCollection<string> Names, Func<TrainingOptions, string, TrainingOptions> With)> Kinds = new()
    {
        ["model"] = ([.. Parts<IModel>.Names.Except(s_deepSiblings)], (options, name) => options with { Model = SmallModels.Spec(name) }),
        ["optimizer"] = (Parts<IOptimizerKind>.Names, (options, name) => options with { Optimizer = name }),
        ["schedule"] = (Parts<ISchedule>.Names, (options, name) => options with { Schedule = name }),
        ["loss"] = (Parts<ILoss>.Names, (options, name) => options with { Loss = name }),
        ["augmentation"] = (Parts<IAugmentation>.Names, (options, name) => options with { Augment = [name] }),
    };

    public static TheoryData<string, string> PartsOfARun
    {
        get
        {
            TheoryData<string, string> parts = [];
            foreach ((string kind, (IReadOnlyCollection<string> names, _)) in Kinds)
                foreach (string name in names)
                    parts.Add(kind, name);
            return parts;
        }
    }

    [Theory, MemberData(nameof(PartsOfARun))]
    public void Equal_options_give_equal_bytes_whether_a_run_was_cut_off_or_not(string kind, string name)
    {
        TrainingOptions options = Kinds[kind].With(new TrainingOptions
        {
            Model = "lenet-relu",
            DataSet = digits.Data,
            TrainSize = 40,
            ValidationShare = 0.05,
            Epochs = 2,
            BatchSize = 20,
        }, name);
        // Sums of gradients are split over threads, so that another number of them gives other last digits: docs/trust.md.
        foreach (int threads in kind == "model" ? [1, 2] : (int[])[1])
            Assert.Equal(
                Train($"{kind}-{name}-{threads}", options with { Threads = threads }),
                Train($"{kind}-{name}-{threads}-resumed", options with { Threads = threads }, stopsAfter: 1));
    }

    [Fact]
    public void Another_seed_gives_other_bytes() => Assert.NotEqual(
        Train("seed-1", new TrainingOptions { Model = "perceptron", DataSet = digits.Data, Epochs = 1, Seed = 1 }),
        Train("seed-2", new TrainingOptions { Model = "perceptron", DataSet = digits.Data, Epochs = 1, Seed = 2 }));

    Result Train(string run, TrainingOptions options, int? stopsAfter = null)
    {
        string path = Path.Combine(digits.Models, run);
        if (stopsAfter is not null)
            using (TrainingRun begun = new(options, Silent))
            using (RunFolder folder = RunFolder.Create(path, overwrite: false))
                begun.Train(folder, stopsAfter);
        using TrainingRun training = new(options, Silent);
        using RunFolder rest = stopsAfter is null ? RunFolder.Create(path, overwrite: false) : RunFolder.Open(path, ".").Folder;
        training.Train(rest);
        return new Result(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(rest.WeightsFile))), Untimed(rest.HistoryFile));
    }

    // All but the two columns that hold times.
    static string Untimed(string history) => string.Join('\n', File.ReadAllLines(history).Select(line => string.Join(',', line.Split(',')[..^2])));

    sealed record Result(string Weights, string History);
}
