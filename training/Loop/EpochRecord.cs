namespace Strata.Training.Loop;

/// <summary>One line of history.csv. Accuracies are shares from 0 to 1, losses mean cross-entropy in nats.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Step">Optimizer steps so far.</param>
/// <param name="LearningRate">Of the epoch's last step.</param>
/// <param name="TrainLoss">Mean over the epoch's images, each as the network was when it saw it.</param>
/// <param name="TrainAccuracy">Likewise.</param>
/// <param name="ValidationLoss">After the epoch; null where nothing was held out.</param>
/// <param name="ValidationAccuracy">Likewise.</param>
/// <param name="Seconds">Time of the training pass, without validation.</param>
/// <param name="ImagesPerSecond">Images trained on in a second.</param>
public sealed record EpochRecord(
    int Epoch, long Step, double LearningRate, double TrainLoss, double TrainAccuracy,
    double? ValidationLoss, double? ValidationAccuracy, double Seconds, double ImagesPerSecond)
{
    /// <summary>Whether this epoch is better than another: by validation accuracy, then by validation loss.</summary>
    public bool IsBetterThan(EpochRecord? other) => other is null
        || (ValidationAccuracy, -ValidationLoss).CompareTo((other.ValidationAccuracy, -other.ValidationLoss)) > 0;
}
