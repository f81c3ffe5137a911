using System.Globalization;

namespace Strata.Analysis.Embedding;

/// <summary>Refuses options that are out of their range.</summary>
static class Range
{
    /// <exception cref="InputException">The value is not a number from <paramref name="least"/> to <paramref name="most"/>.</exception>
    public static void Require(string method, string option, double value, double least, double most = double.MaxValue)
    {
        if (value >= least && value <= most)
            return;
        string range = most == double.MaxValue ? least == double.Epsilon ? "a number above 0" : $"at least {Spell(least)}" : $"{Spell(least)} to {Spell(most)}";
        throw new InputException($"{method}: {option} {Spell(value)} is out of range: give {range}");
    }

    static string Spell(double value) => value.ToString(CultureInfo.InvariantCulture);
}
