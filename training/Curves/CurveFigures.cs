using Strata.Training.Loop;

namespace Strata.Training.Curves;

/// <summary>The figures of a learning curve that a diagnosis rests on. Accuracies are shares from 0 to 1, losses nats.</summary>
public sealed record CurveFigures
{
    /// <summary>Epochs that each of the two compared windows has: the last third of the run, and as many before it.</summary>
    public required int Window { get; init; }

    /// <summary>Epochs trained.</summary>
    public required int Epochs { get; init; }

    /// <summary>Of the last epoch.</summary>
    public required double TrainLoss { get; init; }

    /// <summary>Of the last epoch.</summary>
    public required double TrainAccuracy { get; init; }

    /// <summary>Of the last epoch.</summary>
    public required double ValidationLoss { get; init; }

    /// <summary>Of the last epoch.</summary>
    public required double ValidationAccuracy { get; init; }

    /// <summary>Training minus validation accuracy of the last epoch; below 0 where augmentation or dropout makes training harder.</summary>
    public required double Gap { get; init; }

    /// <summary>The last epoch at which the gap was at most half of what it became; 0 where it was never that small.</summary>
    public required int GapGrewSince { get; init; }

    /// <summary>The epoch with the best validation accuracy.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>The validation accuracy of that epoch.</summary>
    public required double BestValidationAccuracy { get; init; }

    /// <summary>The epoch with the lowest validation loss.</summary>
    public required int LowestLossEpoch { get; init; }

    /// <summary>The validation loss of that epoch.</summary>
    public required double LowestValidationLoss { get; init; }

    /// <summary>How far the mean training loss fell from the window before the last to the last, as a share of the former.</summary>
    public required double TrainFall { get; init; }

    /// <summary>Likewise for the validation loss.</summary>
    public required double ValidationFall { get; init; }

    /// <summary>Mean change of validation accuracy from one epoch to the next that does not add up, over the last half of the run.</summary>
    public required double Noise { get; init; }

    /// <summary>The learning rate of the last epoch as a share of the highest one.</summary>
    public required double RateLeft { get; init; }

    /// <summary>Measures a history.</summary>
    /// <param name="history">At least one epoch.</param>
    public static CurveFigures Of(IReadOnlyList<EpochRecord> history)
    {
        EpochRecord last = history[^1];
        EpochRecord best = KeptEpoch.Of(history, "best")!;
        EpochRecord lowest = history.MinBy(epoch => epoch.ValidationLoss)!;
        double gap = last.TrainAccuracy - last.ValidationAccuracy;
        int window = Math.Max(1, Math.Min((history.Count + 2) / 3, history.Count / 2));
        return new CurveFigures
        {
            Window = window,
            Epochs = last.Epoch,
            TrainLoss = last.TrainLoss,
            TrainAccuracy = last.TrainAccuracy,
            ValidationLoss = last.ValidationLoss,
            ValidationAccuracy = last.ValidationAccuracy,
            Gap = gap,
            GapGrewSince = history.LastOrDefault(epoch => epoch.TrainAccuracy - epoch.ValidationAccuracy <= gap / 2)?.Epoch ?? 0,
            BestEpoch = best.Epoch,
            BestValidationAccuracy = best.ValidationAccuracy,
            LowestLossEpoch = lowest.Epoch,
            LowestValidationLoss = lowest.ValidationLoss,
            TrainFall = Fall(history, window, epoch => epoch.TrainLoss),
            ValidationFall = Fall(history, window, epoch => epoch.ValidationLoss),
            Noise = Restlessness([.. history.Skip(history.Count / 2).Select(epoch => epoch.ValidationAccuracy)]),
            RateLeft = last.LearningRate / history.Max(epoch => epoch.LearningRate),
        };
    }

    static double Fall(IReadOnlyList<EpochRecord> history, int window, Func<EpochRecord, double> loss)
    {
        double after = history.TakeLast(window).Average(loss);
        double before = history.SkipLast(window).TakeLast(window).Select(loss).DefaultIfEmpty(after).Average();
        return before > 0 ? (before - after) / before : 0;
    }

    // The way walked minus the way gained, a step: 0 on a straight climb, the size of the jumps on a walk that leads nowhere.
    static double Restlessness(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
            return 0;
        double walked = 0;
        for (int i = 1; i < values.Length; i++)
            walked += Math.Abs(values[i] - values[i - 1]);
        return (walked - Math.Abs(values[^1] - values[0])) / (values.Length - 1);
    }
}
