using Strata.Randomness;
using Strata.Registry;

namespace Strata.Training.Search;

[Part("grid", "Every combination of the listed values")]
sealed class GridStrategy : ISearchStrategy
{
    const long MostPoints = 100_000;

    public IEnumerable<SearchPoint> Points(IReadOnlyList<Knob> knobs, int seed, bool mayStopShort)
    {
        if (knobs.FirstOrDefault(knob => knob.Points is null) is { } open)
            throw new InputException(
                $"--vary {open.Name}: a grid needs steps, as in {open.Name}={open.Range!.Low}..{open.Range.High}:4; or use `search random`");
        double size = knobs.Aggregate(1.0, (product, knob) => product * knob.Points!.Count);
        if (size > MostPoints)
            throw new InputException($"the grid has {size:N0} points, more than {MostPoints:N0}: list fewer values, or use `search random`");
        int[] order = [.. Enumerable.Range(0, (int)size)];
        // The corner of a grid would say nothing about the rest: what may be cut short goes in random order.
        if (mayStopShort)
            new SplitMix64((ulong)seed).Shuffle<int>(order);
        return order.Select(index => new SearchPoint(index + 1, Settings(knobs, index)));
    }

    // The last knob turns fastest, as on an odometer.
    static Setting[] Settings(IReadOnlyList<Knob> knobs, int index)
    {
        Setting[] settings = new Setting[knobs.Count];
        for (int k = knobs.Count - 1; k >= 0; k--)
        {
            IReadOnlyList<string> points = knobs[k].Points!;
            settings[k] = new Setting(knobs[k].Name, points[index % points.Count]);
            index /= points.Count;
        }
        return settings;
    }
}
