using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Microsoft.ML.Numerics;
using Microsoft.ML.Trees;

namespace Microsoft.ML.Trainers;

/// <summary>Training features and what several trainers of one fit can share of them.</summary>
/// <param name="x">Features [N,D], finite.</param>
sealed class FeatureTable(FloatMatrix x)
{
    readonly ConcurrentDictionary<int, Lazy<BinnedFeatures>> _bins = [];

    public FloatMatrix X { get; } = x;

    /// <summary>The features cut into bins, once for all who ask.</summary>
    public BinnedFeatures Bins(int most) => _bins.GetOrAdd(most, count => new(() => BinnedFeatures.Of(X, count))).Value;

    /// <summary>Checks that the features can be learned from.</summary>
    /// <exception cref="InvalidOperationException">There are no rows, or a value is no finite number.</exception>
    public static FeatureTable Of(Data.Table table, string column)
    {
        FloatMatrix x = table.Vectors(column);
        if (x.Rows == 0)
            throw new InvalidOperationException("there are no rows to train on");
        return TensorPrimitives.IsFiniteAll<float>(x.Values) ? new FeatureTable(x) : throw NotFinite(x, column);
    }

    static InvalidOperationException NotFinite(FloatMatrix x, string column)
    {
        int bad = Array.FindIndex(x.Values, value => !float.IsFinite(value));
        return new InvalidOperationException(
            $"row {bad / x.Columns:N0} of column '{column}' holds {x.Values[bad]} at {bad % x.Columns}: features must be finite numbers");
    }
}
