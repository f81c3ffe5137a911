namespace Microsoft.ML.Randomness;

/// <summary>Random numbers, the same on every machine (Steele, Lea, Flood 2014, SplitMix64).</summary>
struct SplitMix(ulong seed)
{
    const ulong Gamma = 0x9E3779B97F4A7C15;
    ulong _state = seed;

    /// <summary>One of many independent streams under a seed.</summary>
    public static SplitMix Stream(ulong seed, int stream) => new(Mix(seed) + (ulong)(stream + 1) * 0xD1342543DE82EF95);

    public ulong Next() => Mix(_state += Gamma);

    /// <summary>A whole number in 0..limit-1 (Lemire 2019, without the rejection: the bias is below limit / 2^32).</summary>
    public int Below(int limit) => (int)((Next() >> 32) * (ulong)limit >> 32);

    /// <summary>A number in [0,1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A normal number, mean 0 and variance 1 (Box and Muller 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

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
