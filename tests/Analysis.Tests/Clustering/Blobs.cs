using Strata.Analysis.Numerics;
using Strata.Randomness;

namespace Strata.Tests.Clustering;

/// <summary>Round groups of points that nobody could miss, and which group each point is of.</summary>
static class Blobs
{
    public static (Matrix X, int[] Labels) Of(int rows, int columns, int groups, ulong seed = 3, double apart = 12)
    {
        SplitMix64 random = new(seed);
        float[] values = new float[rows * columns];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            labels[row] = random.Below(groups);
            for (int d = 0; d < columns; d++)
                // Group g stands apart along the axis g, a second round one step further.
                values[row * columns + d] = (float)(random.Bell() + (d == labels[row] % columns ? apart * (1 + labels[row] / columns) : 0));
        }
        return (new Matrix(values, rows, columns), labels);
    }
}
