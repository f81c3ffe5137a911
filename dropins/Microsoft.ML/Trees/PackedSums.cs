namespace Microsoft.ML.Trees;

/// <summary>
/// A gradient and a weight in one 64-bit number: the gradient, signed, in the upper half, the weight in the lower. Sums of such numbers
/// are the two sums, exact and therefore the same in any order, as long as neither half overflows: the units are chosen so.
/// </summary>
static class PackedSums
{
    /// <summary>The unit that lets <paramref name="rows"/> gradients of at most <paramref name="largest"/> be summed.</summary>
    public static double GradientScale(int rows, double largest) => (int.MaxValue - (double)rows) / rows / Math.Max(largest, 1e-30);

    /// <summary>The unit that lets <paramref name="rows"/> weights of at most <paramref name="largest"/> be summed.</summary>
    public static double WeightScale(int rows, double largest) => (uint.MaxValue - (double)rows) / rows / largest;

    /// <summary>Both as one number.</summary>
    /// <param name="gradient">In its unit, rounded here.</param>
    /// <param name="weight">In its unit, 0 or more.</param>
    public static long Pack(double gradient, uint weight) => ((long)Math.Round(gradient) << 32) + weight;

    public static int Gradient(long packed) => (int)(packed >> 32);

    public static uint Weight(long packed) => (uint)packed;
}
