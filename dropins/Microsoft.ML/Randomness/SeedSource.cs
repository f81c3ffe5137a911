namespace Microsoft.ML.Randomness;

/// <summary>Hands each estimator a seed of its own, in the order in which they are made.</summary>
sealed class SeedSource(int? seed)
{
    SplitMix _random = new((ulong)(seed ?? Random.Shared.Next()));

    public ulong Next()
    {
        lock (this)
            return _random.Next();
    }
}
