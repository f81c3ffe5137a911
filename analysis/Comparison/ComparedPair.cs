using System.Text.Json.Serialization;
using Strata.Analysis.Significance;

namespace Strata.Analysis.Comparison;

/// <summary>Two models on the same images.</summary>
/// <param name="First">The one that is ranked higher.</param>
/// <param name="Second">The other.</param>
/// <param name="Test">McNemar's test.</param>
/// <param name="AdjustedP">Its p-value after Holm's correction for all pairs.</param>
/// <param name="IsShown">Whether that is below the level.</param>
sealed record ComparedPair(string First, string Second, [property: JsonIgnore] McNemar Test, double AdjustedP, bool IsShown)
{
    /// <summary>Images that only the first gets right.</summary>
    public int OnlyFirst => Test.OnlyFirst;

    /// <summary>Images that only the second gets right.</summary>
    public int OnlySecond => Test.OnlySecond;

    /// <summary>The first's accuracy less the second's.</summary>
    public double Difference => Test.Difference;

    /// <summary>The lower end of its 95 % interval.</summary>
    public double DifferenceLow => Test.Interval.Low;

    /// <summary>The upper end.</summary>
    public double DifferenceHigh => Test.Interval.High;

    /// <summary>McNemar's exact p-value.</summary>
    public double ExactP => Test.Exact;

    /// <summary>Its mid-p value.</summary>
    public double MidP => Test.MidP;

    /// <summary>What this says.</summary>
    public string Verdict => IsShown ? $"{First} is better than {Second}" : $"no difference shown between {First} and {Second}";
}
