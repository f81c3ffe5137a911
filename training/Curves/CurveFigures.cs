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

    /// <summary>How far the mean training loss fell from the window before the last to the last, as a share of the former.</summary>
    public required double TrainFall { get; init; }

    /// <summary>The learning rate of the last epoch as a share of the highest one.</summary>
    public required double RateLeft { get; init; }

    /// <summary>Of the images that were held out; null where none were.</summary>
    public required ValidationFigures? Validation { get; init; }

    /// <summary>The better of both accuracies of the last epoch: augmentation and dropout can hold that of training down.</summary>
    internal double BetterAccuracy => Math.Max(TrainAccuracy, Validation?.Accuracy ?? 0);

    /// <summary>Measures a history.</summary>
    /// <param name="history">At least one epoch.</param>
    public static CurveFigures Of(IReadOnlyList<EpochRecord> history)
    {
        EpochRecord last = history[^1];
        int window = Math.Max(1, Math.Min((history.Count + 2) / 3, history.Count / 2));
        return new CurveFigures
        {
            Window = window,
            Epochs = last.Epoch,
            TrainLoss = last.TrainLoss,
            TrainAccuracy = last.TrainAccuracy,
            TrainFall = Fall([.. history.Select(epoch => epoch.TrainLoss)], window),
            RateLeft = last.LearningRate / history.Max(epoch => epoch.LearningRate),
            Validation = ValidationFigures.Of(history, window),
        };
    }

    internal static double Fall(double[] losses, int window)
    {
        double after = losses.TakeLast(window).Average();
        double before = losses.SkipLast(window).TakeLast(window).DefaultIfEmpty(after).Average();
        return before > 0 ? (before - after) / before : 0;
    }
}
