using Strata.Randomness;
using Strata.Registry;

namespace Strata.Training.Search;

/// <summary>
/// Random search (Bergstra and Bengio 2012): knobs that matter get as many different values as there are points, where a grid
/// spends its points on repeating a few.
/// </summary>
[Part("random", "Values drawn at random from lists and ranges, log-uniformly where a range says :log")]
sealed class RandomStrategy : ISearchStrategy
{
    /// <summary>Draws in a row that gave only known points before a space of lists counts as exhausted.</summary>
    const int MostRepeats = 1000;

    public IEnumerable<SearchPoint> Points(IReadOnlyList<Knob> knobs, int seed, bool mayStopShort)
    {
        HashSet<string> known = [];
        int repeats = 0;
        for (ulong draw = 0; repeats < MostRepeats; draw++)
        {
            // A stream for each draw: point 7 is the same whatever came before it.
            SplitMix64 random = SplitMix64.Stream((ulong)seed, draw);
            Setting[] settings = new Setting[knobs.Count];
            for (int k = 0; k < knobs.Count; k++)
                settings[k] = new Setting(knobs[k].Name, Draw(knobs[k], ref random));
            bool isNew = known.Add(string.Join(' ', settings.AsEnumerable()));
            repeats = isNew ? 0 : repeats + 1;
            if (isNew)
                yield return new SearchPoint(known.Count, settings);
        }
    }

    static string Draw(Knob knob, ref SplitMix64 random) => knob.Points is { } points
        ? points[random.Below(points.Count)]
        : knob.Range!.At(random.Unit());
}
