namespace Strata.Training.Search;

/// <summary>One knob that a search turns, and the values it may take.</summary>
/// <remarks>
/// Typed as name=values: a list `lr=0.1|0.01`, a range `dropout=0.0..0.5`, and after a range its marks: `:log` to draw evenly on a
/// logarithmic scale, a number for that many even steps, as in `lr=1e-4..1e-1:log:4`.
/// </remarks>
/// <param name="Name">A training option without its dashes, or a knob of the model.</param>
/// <param name="Points">The values one by one; null for a range that is drawn from.</param>
/// <param name="Range">The range; null for a list.</param>
public sealed record Knob(string Name, IReadOnlyList<string>? Points, KnobRange? Range)
{
    /// <summary>Whether its values lie on a logarithmic scale.</summary>
    public bool IsLogarithmic => Range is { IsLogarithmic: true };

    /// <summary>Reads the typed form.</summary>
    /// <exception cref="InputException">It is no such form, the range is empty, or a value is listed twice.</exception>
    public static Knob Parse(string text)
    {
        int equals = text.IndexOf('=');
        string name = equals < 0 ? text : text[..equals].Trim().TrimStart('-');
        string values = equals < 0 ? "" : text[(equals + 1)..].Trim();
        if (name == "" || values == "")
            throw new InputException($"--vary '{text}': write name=values, as in lr=0.1|0.01 or lr=1e-4..1e-1:log");
        if (KnobRange.Parse(text, values) is { } range)
            return new Knob(name, range.Steps > 0 ? range.Even(range.Steps) : null, range);
        string[] points = values.Split('|', StringSplitOptions.TrimEntries);
        if (points.Contains("") || points.Distinct().Count() != points.Length)
            throw new InputException($"--vary '{text}': list each value once, separated by |");
        return new Knob(name, points, null);
    }

    /// <summary>Reads all knobs of a search.</summary>
    /// <exception cref="InputException">There is none, one is wrong, or two have the same name.</exception>
    public static IReadOnlyList<Knob> ParseAll(IReadOnlyCollection<string> texts)
    {
        if (texts.Count == 0)
            throw new InputException("nothing varies: give --vary name=values, as in --vary lr=0.1|0.01");
        Knob[] knobs = [.. texts.Select(Parse)];
        return knobs.GroupBy(knob => knob.Name).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new InputException($"--vary {twice.Key} is given {twice.Count()} times: list its values in one")
            : knobs;
    }
}
