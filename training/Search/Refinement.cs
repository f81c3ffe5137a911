using System.Globalization;

namespace Strata.Training.Search;

/// <summary>What a finished search suggests to do next: the finer ranges of the next one, or more runs where nothing stands out.</summary>
public static class Refinement
{
    /// <summary>The best quarter of the points, and never fewer than three, span the next range.</summary>
    const int Quarter = 4, Fewest = 3;

    /// <summary>A best value in the outer tenth of its range says that the range may end too early.</summary>
    const double Edge = 0.1;

    /// <summary>Sentences, best first; none where too few points were trained to say anything.</summary>
    /// <param name="ranked">The points in order.</param>
    /// <param name="knobs">What varied.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<RankedPoint> ranked, IReadOnlyList<Knob> knobs)
    {
        RankedPoint[] sound = [.. ranked.Where(point => !point.HasFailed)];
        if (sound.Length < 2)
            return [];
        List<string> advice = [];
        RankedPoint[] equals = [.. sound.Skip(1).TakeWhile(point => IsWithinSpread(sound[0], point))];
        if (equals.Length > 0)
            advice.Add($"trial {sound[0].Number} leads, but {(equals.Length == 1 ? $"trial {equals[0].Number} is" : $"{equals.Length} others are")} "
                + "within the spread: --repeats 3 tells them apart");
        if (sound.Length < Fewest)
            return advice;
        RankedPoint[] best = [.. sound.Take(Math.Max(Fewest, sound.Length / Quarter))];
        foreach (Knob knob in knobs)
        {
            if (knob.Points is { } points)
                advice.AddRange(Extended(knob.Name, points, best[0]));
            else
                advice.Add(Narrowed(knob, best));
        }
        return advice;
    }

    // A best value at the end of a list of at least three numbers says that the list may end too early.
    static IEnumerable<string> Extended(string name, IReadOnlyList<string> points, RankedPoint best)
    {
        double[] numbers = [.. points.Select(Number)];
        double at = numbers[points.ToList().IndexOf(Value(best, name))];
        if (numbers.Length >= Fewest && !numbers.Any(double.IsNaN) && (at == numbers.Min() || at == numbers.Max()))
            yield return $"the best {name}, {Value(best, name)}, is the {(at == numbers.Min() ? "lowest" : "highest")} tried: try one beyond";
    }

    static string Narrowed(Knob knob, RankedPoint[] best)
    {
        KnobRange range = knob.Range!;
        double[] values = [.. best.Select(point => Number(Value(point, knob.Name)))];
        double place = range.IsLogarithmic
            ? Math.Log(values[0] / range.Low) / Math.Log(range.High / range.Low)
            : (values[0] - range.Low) / (range.High - range.Low);
        string? end = place <= Edge ? "lower" : place >= 1 - Edge ? "upper" : null;
        if (end is not null)
            return $"the best {knob.Name}, {Value(best[0], knob.Name)}, lies at the {end} end of its range: move that end out";
        if (values.Min() == values.Max())
            return $"the best {best.Length} agree on {knob.Name}={Value(best[0], knob.Name)}";
        string Text(double value) => value.ToString(range.IsWhole ? "0" : "0.####e0", CultureInfo.InvariantCulture);
        string mark = range.IsLogarithmic ? ":log" : "";
        return $"refine: --vary {knob.Name}={Text(values.Min())}..{Text(values.Max())}{mark} spans the best {best.Length}";
    }

    static bool IsWithinSpread(RankedPoint best, RankedPoint other) =>
        best.Accuracy - other.Accuracy < Math.Sqrt(best.Spread * best.Spread + other.Spread * other.Spread);

    static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;

    static string Value(RankedPoint point, string name) => point.Settings.First(setting => setting.Name == name).Value;
}
