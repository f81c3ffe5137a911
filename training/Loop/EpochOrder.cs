using static TorchSharp.torch;

namespace Strata.Training.Loop;

/// <summary>Which training images an epoch sees, and in what order.</summary>
sealed class EpochOrder
{
    readonly TrainingData _data;
    readonly BalancedOrder? _balanced;
    readonly int _seed;

    /// <param name="data">The images.</param>
    /// <param name="sampling">One of <see cref="Kinds"/>.</param>
    /// <param name="seed">The run's.</param>
    public EpochOrder(TrainingData data, string sampling, int seed)
    {
        (_data, _seed) = (data, seed);
        _balanced = sampling == "balanced" ? new BalancedOrder(data.TrainLabels) : null;
    }

    /// <summary>The kinds that --sampling takes: each image once, or each class equally often.</summary>
    public static string[] Kinds { get; } = ["natural", "balanced"];

    /// <summary>Indices int64 [N] into the data set; natural order draws on torch's generator, which the caller has seeded for the epoch.</summary>
    public Tensor Of(int epoch)
    {
        using Tensor places = (_balanced is null ? randperm(_data.Train.shape[0]) : tensor(_balanced.Of(_seed, epoch))).to(_data.Train.device);
        return _data.Train.index_select(0, places);
    }
}
