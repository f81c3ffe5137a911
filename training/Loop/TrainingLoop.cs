using System.Diagnostics;
using Strata.CommandLine;
using Strata.Training.Schedules;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Loop;

/// <summary>One pass over the training images at a time.</summary>
/// <remarks>
/// The order of an epoch and all that is random in it come from the run's seed and the epoch's number alone, so that a run
/// resumed at an epoch's border goes on exactly as if it had never stopped.
/// </remarks>
sealed class TrainingLoop(
    Module<Tensor, Tensor> model, WeightAverage? average, TrainingStep step, TrainingSchedule schedule, TrainingData data, EpochOrder epochs, int batchSize, int seed)
{
    /// <summary>Optimizer steps of one epoch. A last batch of a single image is left out: batch norm has no variance there.</summary>
    public static int StepsPerEpoch(long images, int batchSize)
    {
        long rest = images % batchSize;
        return (int)(images / batchSize + (rest > 1 || images < batchSize ? 1 : 0));
    }

    /// <summary>Trains one epoch and measures the validation images after it, where there are any.</summary>
    /// <param name="epoch">Counted from 1.</param>
    /// <param name="progress">Advanced by the images of each batch.</param>
    /// <param name="cancel">Stops between two batches.</param>
    /// <exception cref="DivergedException">The loss is no number any more.</exception>
    /// <exception cref="OperationCanceledException">The person asked to stop.</exception>
    public EpochRecord Run(int epoch, IProgressReport progress, CancellationToken cancel)
    {
        manual_seed(unchecked(seed * 1_000_003L + epoch));
        model.train();
        long count = data.Train.shape[0];
        int steps = StepsPerEpoch(count, batchSize);
        (double loss, long right, long seen, double rate) = (0, 0, 0, 0);
        Stopwatch watch = Stopwatch.StartNew();
        using Tensor order = epochs.Of(epoch);
        for (int batch = 0; batch < steps; batch++)
        {
            cancel.ThrowIfCancellationRequested();
            long start = (long)batch * batchSize;
            long size = Math.Min(batchSize, count - start);
            rate = schedule.LearningRate;
            (double batchLoss, long batchRight) = Step(order.narrow(0, start, size));
            if (!double.IsFinite(batchLoss))
                throw new DivergedException(
                    $"the loss became {batchLoss} in epoch {epoch}, step {batch + 1}: lower --lr (it was {rate:0.######}) or add --warmup; the last good checkpoint is kept");
            average?.Update((long)(epoch - 1) * steps + batch + 1);
            schedule.AfterBatch();
            (loss, right, seen) = (loss + batchLoss * size, right + batchRight, seen + size);
            progress.Advance(size, $"epoch {epoch}, loss {loss / seen:0.0000}, accuracy {right / (double)seen:0.0000}");
        }
        double seconds = watch.Elapsed.TotalSeconds;
        (double Loss, double Accuracy)? validation = data.Validation.shape[0] > 0 ? Evaluator.Measure(average?.Model ?? model, data, data.Validation) : null;
        if (validation is { } measured && !double.IsFinite(measured.Loss))
            throw new DivergedException($"the validation loss became {measured.Loss} after epoch {epoch}: lower --lr or add --warmup; the last good checkpoint is kept");
        schedule.AfterEpoch(validation?.Loss);
        return new EpochRecord(epoch, (long)epoch * steps, rate, loss / seen, right / (double)seen, validation?.Loss, validation?.Accuracy, seconds, seen / seconds);
    }

    (double Loss, long Right) Step(Tensor indices)
    {
        using DisposeScope scope = NewDisposeScope();
        return step.Take(data.AugmentedBatch(indices));
    }
}
