namespace Strata.Analysis.Reporting;

/// <summary>One section of a page.</summary>
/// <param name="Id">Its anchor, as in "layer-curves".</param>
/// <param name="Title">Its heading.</param>
/// <param name="Html">All under the heading.</param>
/// <param name="Findings">What it found, in sentences; the page's summary repeats them.</param>
/// <param name="Seconds">What it took.</param>
sealed record Section(string Id, string Title, string Html, IReadOnlyList<string> Findings, double Seconds);
