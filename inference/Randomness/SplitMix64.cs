namespace Strata.Randomness;

/// <summary>
/// A small random generator with the same numbers on every machine and runtime (Steele, Lea, Flood 2014, SplitMix64).
/// Not for secrets.
/// </summary>
/// <param name="seed">Any value; near seeds give unrelated streams.</param>
public struct SplitMix64(ulong seed)
{
    const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    ulong _state = seed;

    /// <summary>A generator for one of many independent streams under one seed: an image, an epoch, a class.</summary>
    public static SplitMix64 Stream(ulong seed, ulong stream) => new(Mix(seed + GoldenGamma) ^ Mix(stream * GoldenGamma + 1));

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(_state += GoldenGamma);

    /// <summary>A whole number in 0..limit-1, each equally likely (Lemire 2019).</summary>
    /// <param name="limit">At least 1.</param>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        uint range = (uint)limit;
        ulong product = (Next() >> 32) * range;
        if ((uint)product < range)
        {
            uint threshold = (0u - range) % range;
            while ((uint)product < threshold)
                product = (Next() >> 32) * range;
        }
        return (int)(product >> 32);
    }

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [low, high).</summary>
    public double Between(double low, double high) => low + (high - low) * Unit();

    /// <summary>Bell-shaped around 0 with standard deviation 1, within ±3.47: the sum of four uniforms, exact on every machine.</summary>
    public double Bell() => (Unit() + Unit() + Unit() + Unit() - 2) * 1.7320508075688772;

    /// <summary>Puts the items in random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
