using System.Globalization;

namespace Strata.Training.Search;

/// <summary>The numbers from one to another, both included.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest, above the lowest.</param>
/// <param name="IsLogarithmic">Whether equal factors count alike, rather than equal differences; both ends are above 0 then.</param>
/// <param name="IsWhole">Whole numbers alone: both ends were typed without point and exponent.</param>
/// <param name="Steps">The number of even steps that was asked for, 0 for any number between.</param>
public sealed record KnobRange(double Low, double High, bool IsLogarithmic, bool IsWhole, int Steps)
{
    /// <summary>Values carry four digits: no result depends on the fifth, and people read and retype them.</summary>
    const string Digits = "G4";

    /// <summary>Reads "low..high", "low..high:log", "low..high:4" or "low..high:log:4"; null where the text is no range.</summary>
    /// <param name="whole">What was typed, for the error.</param>
    /// <param name="values">The part after the equals sign.</param>
    /// <exception cref="InputException">It begins like a range but is none.</exception>
    public static KnobRange? Parse(string whole, string values)
    {
        string[] pieces = values.Split(':');
        string[] ends = pieces[0].Split("..");
        if (ends.Length != 2 || !TryNumber(ends[0], out double low) || !TryNumber(ends[1], out double high))
            return null;
        (bool log, int steps) = (false, 0);
        foreach (string mark in pieces.Skip(1))
        {
            if (mark == "log")
                log = true;
            else if (!int.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out steps) || steps < 2)
                throw new InputException($"--vary '{whole}': after a range stand log, or a number of steps of at least 2, not '{mark}'");
        }
        if (!(low < high) || !double.IsFinite(high - low))
            throw new InputException($"--vary '{whole}': a range goes from the lower to the higher number");
        if (log && low <= 0)
            throw new InputException($"--vary '{whole}': a logarithmic range begins above 0");
        return new KnobRange(low, high, log, ends.All(end => end.Trim().TrimStart('-').All(char.IsAsciiDigit)), steps);
    }

    /// <summary>That many values from the lowest to the highest, in even steps or factors; whole numbers that coincide count once.</summary>
    /// <param name="count">At least 2.</param>
    public IReadOnlyList<string> Even(int count) =>
        [.. Enumerable.Range(0, count).Select(step => Text(Between(step / (count - 1.0), High))).Distinct()];

    /// <summary>The value at a share of the way: a uniform share gives a uniform, or log-uniform, value.</summary>
    /// <param name="share">From 0 to below 1.</param>
    public string At(double share)
    {
        if (!IsWhole)
            return Text(Between(share, High));
        // Every whole number gets an interval of its own, so that both ends are as likely as the rest.
        return Text(Math.Min(High, Math.Floor(Between(share, High + 1))));
    }

    double Between(double share, double high) => IsLogarithmic ? Low * Math.Pow(high / Low, share) : Low + (high - Low) * share;

    string Text(double value) => IsWhole
        ? Math.Round(value).ToString("0", CultureInfo.InvariantCulture)
        : value.ToString(Digits, CultureInfo.InvariantCulture);

    static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
