using Strata.CommandLine;
using Strata.Data;
using Strata.Registry;
using Strata.Training.Augmentations;
using Strata.Training.Loop;
using Strata.Training.Losses;
using Strata.Training.Optimizers;
using Strata.Training.Runs;
using Strata.Training.Schedules;
using Strata.Training.Transfer;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Lab;

/// <summary>
/// Puts every run of a study together once without training it: a wrong name or knob in the last run would otherwise show after
/// hours of training.
/// </summary>
static class StudyRehearsal
{
    /// <summary>Builds the parts of every run.</summary>
    /// <param name="plan">The study.</param>
    /// <param name="shell">Where the loading of data is said.</param>
    /// <exception cref="InputException">A part or knob is wrong, or data is missing; the message names the run.</exception>
    public static void Require(StudyPlan plan, Shell shell)
    {
        foreach (PlannedRun run in plan.Runs.DistinctBy(run => Parts(run.Options)))
            try
            {
                Build(run.Options, shell);
            }
            catch (InputException wrong)
            {
                throw new InputException($"study {plan.Name}, run {run.Name} of {run.Group}: {wrong.Message}", wrong);
            }
    }

    // What has parts of its own: seeds, rates and sizes were found in range before.
    static string Parts(TrainingOptions options) => string.Join('|',
    [
        options.DataSet, options.Model, options.Freeze, options.Optimizer, options.Schedule, $"{options.Epochs}", options.Loss,
        .. options.Augment,
    ]);

    static void Build(TrainingOptions options, Shell shell)
    {
        DataRequest request = new() { Folder = options.DataFolder, Say = shell.Say, Cancel = shell.Cancel };
        ImageSet images = LoadedSets.Load(options.DataSet, "train", request);
        int classes = images.ClassNames.Count;
        using Module<Tensor, Tensor> model = TrainingRun.BuildModel(options.Model, images.Shape, classes);
        if (options.Freeze is { } layer)
            FrozenLayers.UpTo(model, layer, images.Shape);
        using OptimizerHelper optimizer = PartSpec.Parse(options.Optimizer).Build<IOptimizerKind, OptimizerHelper>(
            "optimizer", (kind, knobs) => kind.Create(RateGroups.Of(model, null, options.KeptRate), options.LearningRate, knobs));
        SchedulePlan steps = new(options.LearningRate, options.Epochs, StepsPerEpoch: 1);
        _ = new TrainingSchedule(optimizer, PartSpec.Parse(options.Schedule), steps, options.Warmup);
        LossPlan plan = new(options.LabelSmoothing, ClassWeights: null);
        PartSpec.Parse(options.Loss).Build<ILoss, LossFunction>("loss", (loss, knobs) => loss.Create(plan, knobs));
        _ = new BatchAugmentation(options.Augment, images.Shape, classes);
    }
}
