namespace Strata.Benchmarks;

/// <summary>Two ways to do the same work, timed in turns, so that a machine that slows down slows both.</summary>
static class Rounds
{
    /// <summary>Runs A B A B … and prints every rate, the medians and their ratio.</summary>
    /// <param name="title">What is timed.</param>
    /// <param name="ours">Strata: its name, and one round that returns images/s.</param>
    /// <param name="peer">What it is held against; null where the peer is not installed.</param>
    /// <param name="rounds">How often each runs.</param>
    public static void Compare(string title, (string Name, Func<double> Round) ours, (string Name, Func<double> Round)? peer, int rounds = 5)
    {
        List<double> mine = [], theirs = [];
        for (int round = 0; round < rounds; round++)
        {
            mine.Add(ours.Round());
            if (peer is { } other)
                theirs.Add(other.Round());
        }
        Console.WriteLine($"{title} (images/s, {Environment.ProcessorCount} cores)");
        Print(ours.Name, mine);
        if (peer is not { } named)
            return;
        Print(named.Name, theirs);
        Console.WriteLine($"  ratio of medians {Median(mine) / Median(theirs):0.00}, of the best {mine.Max() / theirs.Max():0.00}");
    }

    static void Print(string name, List<double> rates) =>
        Console.WriteLine($"  {name,-24} median {Median(rates),9:N0}   rounds {string.Join("  ", rates.Select(rate => $"{rate:N0}"))}");

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
