using System.Numerics.Tensors;

namespace Microsoft.ML.Trees;

/// <summary>A way to part the rows of a leaf.</summary>
/// <param name="Feature">The feature; -1 where there is no way.</param>
/// <param name="Bin">Rows go left where their bin is at most this.</param>
/// <param name="Gain">G²/W of both sides less that of the whole, for G the sum of gradients and W of weights.</param>
readonly record struct Split(int Feature, int Bin, double Gain)
{
    public static Split None { get; } = new(-1, 0, 0);

    /// <summary>The better one of a feature's splits and the best so far; the earlier one wins a tie.</summary>
    /// <param name="best">The best so far; its gain is without what is taken off for the whole.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="cells">Its packed sums, bin by bin; that of the commonest bin is filled in here.</param>
    /// <param name="common">The commonest bin.</param>
    /// <param name="total">The packed sum of the leaf.</param>
    /// <param name="leastWeight">What either side must weigh.</param>
    /// <param name="ridge">Added to the weight of either side.</param>
    public static Split Better(Split best, int feature, Span<long> cells, int common, long total, double leastWeight, double ridge)
    {
        cells[common] += total - TensorPrimitives.Sum<long>(cells);
        (double allGradient, double allWeight) = (PackedSums.Gradient(total), PackedSums.Weight(total));
        long left = 0;
        for (int bin = 0; bin + 1 < cells.Length; bin++)
        {
            if (cells[bin] == 0)
                continue;
            left += cells[bin];
            double weight = PackedSums.Weight(left);
            if (weight < leastWeight)
                continue;
            double rest = allWeight - weight;
            if (rest < leastWeight)
                break;
            double gradient = PackedSums.Gradient(left);
            double other = allGradient - gradient;
            double gain = gradient * gradient / (weight + ridge) + other * other / (rest + ridge);
            if (gain > best.Gain)
                best = new Split(feature, bin, gain);
        }
        return best;
    }
}
