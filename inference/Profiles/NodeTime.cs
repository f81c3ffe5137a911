namespace Strata.Profiles;

/// <summary>One node of the optimised graph in a profile.</summary>
/// <param name="Name">The node, as the optimiser left it.</param>
/// <param name="Op">The operator.</param>
/// <param name="Provider">The execution provider that ran it.</param>
/// <param name="Time">How long its runs took, without the first, which warms up, unless it is the only one.</param>
/// <param name="Runs">How many runs those were.</param>
public sealed record NodeTime(string Name, string Op, string Provider, TimeSpan Time, int Runs);
