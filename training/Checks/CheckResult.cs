namespace Strata.Training.Checks;

/// <summary>The outcome of one check.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Measured">What was found.</param>
/// <param name="Expected">What should have been.</param>
/// <param name="Advice">What to do about it; empty where it holds.</param>
public sealed record CheckResult(string Name, bool Passed, string Measured, string Expected, string Advice);
