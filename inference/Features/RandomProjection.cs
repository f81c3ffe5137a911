using Strata.Randomness;

namespace Strata.Features;

/// <summary>
/// A random matrix of entries ±1/sqrt(width), which keeps the distances between n points within 1 ± e for a width of about 8 ln(n)/e²
/// (Johnson and Lindenstrauss 1984; signs suffice: Achlioptas 2003, theorem 1.1).
/// </summary>
static class RandomProjection
{
    /// <summary>The matrix [size,width], row-major. It depends on its arguments alone, so that layers of one size are projected alike.</summary>
    public static float[] Matrix(int size, int width, int seed)
    {
        float[] matrix = GC.AllocateUninitializedArray<float>(checked(size * width));
        float entry = 1 / MathF.Sqrt(width);
        SplitMix64 random = SplitMix64.Stream((ulong)seed, (ulong)size);
        ulong signs = 0;
        for (int i = 0; i < matrix.Length; i++)
        {
            signs = i % 64 == 0 ? random.Next() : signs >> 1;
            matrix[i] = (signs & 1) == 0 ? entry : -entry;
        }
        return matrix;
    }
}
