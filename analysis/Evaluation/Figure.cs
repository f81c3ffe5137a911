namespace Strata.Analysis.Evaluation;

/// <summary>One measured number.</summary>
/// <param name="Key">Its key in JSON and CSV, camelCase, as in "macroF1".</param>
/// <param name="Title">Its name in tables, as in "macro F1".</param>
/// <param name="Value">The value, between <paramref name="Best"/> and <paramref name="Worst"/>.</param>
/// <param name="Best">The limit for a perfect classifier.</param>
/// <param name="Worst">The limit at the other end.</param>
public sealed record Figure(string Key, string Title, double Value, double Best = 1, double Worst = 0);
