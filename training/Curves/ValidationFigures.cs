using Strata.Training.Loop;

namespace Strata.Training.Curves;

/// <summary>What a learning curve says of the images that were held out. Accuracies are shares from 0 to 1, losses nats.</summary>
public sealed record ValidationFigures
{
    /// <summary>Of the last epoch.</summary>
    public required double Loss { get; init; }

    /// <summary>Of the last epoch.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Training minus validation accuracy of the last epoch; below 0 where augmentation or dropout makes training harder.</summary>
    public required double Gap { get; init; }

    /// <summary>The last epoch at which the gap was at most half of what it became; 0 where it was never that small.</summary>
    public required int GapGrewSince { get; init; }

    /// <summary>The epoch with the best accuracy.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>The accuracy of that epoch.</summary>
    public required double BestAccuracy { get; init; }

    /// <summary>The epoch with the lowest loss.</summary>
    public required int LowestLossEpoch { get; init; }

    /// <summary>The loss of that epoch.</summary>
    public required double LowestLoss { get; init; }

    /// <summary>How far the mean loss fell from the window before the last to the last, as a share of the former.</summary>
    public required double Fall { get; init; }

    /// <summary>The mean loss of the last window over the lowest, less 1.</summary>
    public required double Rise { get; init; }

    /// <summary>What accuracy gained over the last half of the run.</summary>
    public required double Gained { get; init; }

    /// <summary>Mean change of accuracy from one epoch to the next that does not add up, over the last half of the run.</summary>
    public required double Noise { get; init; }

    /// <summary>Measures a history; null where nothing was held out.</summary>
    /// <param name="history">At least one epoch.</param>
    /// <param name="window">Epochs of each of the two compared windows.</param>
    internal static ValidationFigures? Of(IReadOnlyList<EpochRecord> history, int window)
    {
        if (history.Any(epoch => epoch.ValidationLoss is null || epoch.ValidationAccuracy is null))
            return null;
        double[] losses = [.. history.Select(epoch => epoch.ValidationLoss!.Value)];
        double[] accuracies = [.. history.Select(epoch => epoch.ValidationAccuracy!.Value)];
        EpochRecord best = KeptEpoch.Of(history, "best")!;
        int lowest = Array.IndexOf(losses, losses.Min());
        double gap = history[^1].TrainAccuracy - accuracies[^1];
        return new ValidationFigures
        {
            Loss = losses[^1],
            Accuracy = accuracies[^1],
            Gap = gap,
            GapGrewSince = history.LastOrDefault(epoch => epoch.TrainAccuracy - epoch.ValidationAccuracy <= gap / 2)?.Epoch ?? 0,
            BestEpoch = best.Epoch,
            BestAccuracy = best.ValidationAccuracy!.Value,
            LowestLossEpoch = history[lowest].Epoch,
            LowestLoss = losses[lowest],
            Fall = CurveFigures.Fall(losses, window),
            Rise = losses.TakeLast(window).Average() / losses[lowest] - 1,
            Gained = accuracies[^1] - accuracies[accuracies.Length / 2],
            Noise = Restlessness(accuracies.AsSpan(accuracies.Length / 2)),
        };
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
