using System.Text.Json;

namespace Strata.Training.Curves;

/// <summary>How a verdict is written where people read it.</summary>
static class VerdictWords
{
    /// <summary>As in "still-improving".</summary>
    public static string Word(this Verdict verdict) => JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.ToString());

    /// <summary>As in "still improving".</summary>
    public static string Words(this Verdict verdict) => verdict.Word().Replace('-', ' ');
}
