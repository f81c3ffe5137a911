namespace Microsoft.ML.Data;

/// <summary>How good a multiclass model is.</summary>
public sealed class MulticlassClassificationMetrics
{
    internal MulticlassClassificationMetrics()
    {
    }

    /// <summary>The share of rows whose class was predicted.</summary>
    public double MicroAccuracy { get; internal init; }

    /// <summary>The mean over the classes that occur of the share of their rows that were recognised.</summary>
    public double MacroAccuracy { get; internal init; }

    /// <summary>The mean of -ln of the true class's probability, which is taken as at least 1e-15.</summary>
    public double LogLoss { get; internal init; }

    /// <summary>1 - log-loss / log-loss of the class frequencies: 1 is perfect, 0 no better than knowing them.</summary>
    public double LogLossReduction { get; internal init; }

    /// <summary>The log-loss over the rows of each class; 0 for a class without rows.</summary>
    public IReadOnlyList<double> PerClassLogLoss { get; internal init; } = [];

    /// <summary>K of <see cref="TopKAccuracy"/>.</summary>
    public int TopKPredictionCount { get; internal init; }

    /// <summary>The share of rows whose class is among the K most probable; 0 where K is 0.</summary>
    public double TopKAccuracy => TopKAccuracyForAllK.LastOrDefault();

    /// <summary>The top-K accuracies for K from 1 to <see cref="TopKPredictionCount"/>.</summary>
    public IReadOnlyList<double> TopKAccuracyForAllK { get; internal init; } = [];

    public ConfusionMatrix ConfusionMatrix { get; internal init; } = null!;
}
