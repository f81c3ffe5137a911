using Strata.Registry;

namespace Strata.Analysis.Errors;

/// <summary>What ranks labels that may be wrong.</summary>
enum LabelRanking
{
    /// <summary>The probability of the label less the largest of any other class, smallest first.</summary>
    Margin,

    /// <summary>The probability of the label alone, smallest first.</summary>
    SelfConfidence,

    /// <summary>Of grades, how far the probabilities are from the label, Σ_c p_c |c - label|, largest first.</summary>
    Distance,
}

/// <summary>The rankings as people spell them.</summary>
static class LabelRankings
{
    static readonly string[] s_names = ["margin", "self-confidence", "distance"];

    /// <summary>The ranking of that name.</summary>
    /// <exception cref="InputException">There is none; the message offers the nearest.</exception>
    public static LabelRanking Parse(string name) =>
        Array.IndexOf(s_names, name) is var at and >= 0 ? (LabelRanking)at : throw Nearest.Unknown("figure to rank by", name, s_names);

    /// <summary>Its name.</summary>
    public static string Spell(this LabelRanking ranking) => s_names[(int)ranking];
}
