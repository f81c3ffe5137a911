using Microsoft.ML.Data;
using Microsoft.ML.Numerics;
using Microsoft.ML.Randomness;

namespace Microsoft.ML.Trainers;

/// <summary>k-means: centres that rows are near to, in squared Euclidean distance.</summary>
public class KMeansTrainer : TrainerEstimatorBase<ClusteringPredictionTransformer<KMeansModelParameters>, KMeansModelParameters>
{
    readonly Options _options;
    readonly ulong _seed;

    internal KMeansTrainer(Options options, ulong seed)
    {
        ExampleWeights.Refuse(options.ExampleWeightColumnName);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.NumberOfClusters, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumNumberOfIterations, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.OptimizationTolerance);
        (_options, _seed) = (options, seed);
    }

    private protected override ClusteringPredictionTransformer<KMeansModelParameters> Train(Table table)
    {
        FloatMatrix x = FeatureTable.Of(table, _options.FeatureColumnName).X;
        int k = _options.NumberOfClusters;
        if (x.Rows < k)
            throw new InvalidOperationException($"{x.Rows:N0} rows make no {k:N0} clusters");
        Lloyd lloyd = new(x, k, _options.NumberOfThreads);
        lloyd.Start(_options.InitializationAlgorithm == InitializationAlgorithm.Random, new SplitMix(_seed));
        double distance = lloyd.Assign();
        for (int iteration = 0; iteration < _options.MaximumNumberOfIterations; iteration++)
        {
            lloyd.Move();
            (double before, distance) = (distance, lloyd.Assign());
            if (before - distance <= _options.OptimizationTolerance * before)
                break;
        }
        KMeansModelParameters model = new(lloyd.Centers);
        return new(model, model, _options.FeatureColumnName);
    }

    /// <summary>Where the centres begin.</summary>
    public enum InitializationAlgorithm
    {
        /// <summary>At rows that are drawn by their squared distance from the centres so far (Arthur, Vassilvitskii 2007).</summary>
        KMeansPlusPlus = 0,

        /// <summary>At random rows.</summary>
        Random = 1,

        /// <summary>As <see cref="KMeansPlusPlus"/>; elsewhere a quicker way to as good a start.</summary>
        KMeansYinyang = 2,
    }

    /// <summary>Options of the trainer.</summary>
    public sealed class Options : UnsupervisedTrainerInputBaseWithWeight
    {
        public Options()
        {
        }

        /// <summary>At least 1, at most the rows.</summary>
        public int NumberOfClusters = 5;

        public InitializationAlgorithm InitializationAlgorithm = InitializationAlgorithm.KMeansYinyang;

        /// <summary>Stops once the mean squared distance falls by no more than this share; 0 or more.</summary>
        public float OptimizationTolerance = 1e-7f;

        /// <summary>At least 1.</summary>
        public int MaximumNumberOfIterations = 1000;

        /// <summary>Threads; null for one a core. Results do not depend on it.</summary>
        public int? NumberOfThreads;
    }
}
