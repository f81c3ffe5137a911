namespace Strata.Analysis.Evaluation;

/// <summary>Several models side by side, in the order they were named.</summary>
public sealed record EvaluationComparison(IReadOnlyList<EvaluationResult> Models);
