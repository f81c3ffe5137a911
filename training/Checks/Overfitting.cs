using System.Globalization;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Training.Augmentations;
using Strata.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Training.Checks;

/// <summary>
/// A network that cannot learn a few images by heart will not learn many: 64 of them, balanced by class, without regularisation,
/// augmentation, dropout or schedule, in one batch.
/// </summary>
static class Overfitting
{
    /// <summary>Images to learn by heart.</summary>
    public const int Images = 64;

    /// <param name="options">The run that was asked for.</param>
    /// <param name="available">Training images there are.</param>
    /// <param name="steps">The most steps.</param>
    /// <param name="shell">Shows how far it is.</param>
    public static CheckResult Check(TrainingOptions options, long available, int steps, Shell shell)
    {
        using TrainingSetup setup = new(Bare(options, (int)Math.Min(Images, available)), shell);
        using DisposeScope scope = NewDisposeScope();
        CheckBench.TrainWithoutDropout(setup.Model);
        Batch batch = setup.Data.Batch(setup.Data.Train);
        long count = setup.Data.Train.shape[0];
        (int taken, double loss, long right) =
            shell.Track("overfit", steps, "steps", progress => Learn(setup, batch, steps, progress, shell.Cancel));
        string measured = string.Create(
            CultureInfo.InvariantCulture, $"{100.0 * right / count:0.0} % of {count} after {taken} steps, loss {loss:0.000}");
        string advice = right == count ? ""
            : !double.IsFinite(loss) ? "the loss is no number any more: lower --lr or give --clip 1"
            : PartSpec.Parse(options.Loss).Name != "cross-entropy"
                ? "use --loss cross-entropy: a second softmax leaves hardly any gradient once the first is sure, right or wrong"
            : "it does not fit even these: find a rate with `lr-find`, give --steps more, try another --optimizer or --init, "
                + "and see gradients and dead units";
        return new CheckResult($"overfit {count} images", right == count, measured, $"100 % within {steps} steps", advice);
    }

    // What was right is counted before each step, so that the last step is one that was not needed.
    static (int Steps, double Loss, long Right) Learn(TrainingSetup setup, Batch batch, int steps, IProgressReport progress, CancellationToken cancel)
    {
        (double loss, long right) = (double.NaN, 0);
        for (int step = 0; step <= steps; step++)
        {
            cancel.ThrowIfCancellationRequested();
            (loss, right) = setup.Step.Take(batch);
            progress.Advance(step == 0 ? 0 : 1, string.Create(CultureInfo.InvariantCulture, $"loss {loss:0.000}"));
            if (right == batch.Images.shape[0] || !double.IsFinite(loss))
                return (step, loss, right);
        }
        return (steps, loss, right);
    }

    static TrainingOptions Bare(TrainingOptions options, int images) => options with
    {
        TrainSize = images,
        BatchSize = images,
        Augment = [],
        Schedule = "constant",
        Warmup = 0,
        L1 = 0,
        L2 = 0,
        LabelSmoothing = 0,
        ClassWeights = "none",
        Optimizer = PartSpec.Parse(options.Optimizer).With("weight-decay", "0").ToString(),
    };
}
