using Strata.Analysis.Numerics;
using Strata.Randomness;

namespace Strata.Tests.Numerics;

/// <summary>Matrices of bell-shaped values.</summary>
static class RandomMatrix
{
    public static Matrix Of(int rows, int columns, ulong seed = 1)
    {
        SplitMix64 random = new(seed);
        return new Matrix([.. Enumerable.Range(0, rows * columns).Select(_ => (float)random.Bell())], rows, columns);
    }
}
