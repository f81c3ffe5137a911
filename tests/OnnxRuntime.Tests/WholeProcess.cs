namespace Strata.Tests;

/// <summary>Tests that look at, or change, what belongs to the whole process run alone.</summary>
[CollectionDefinition(nameof(WholeProcess), DisableParallelization = true)]
public sealed class WholeProcess;
