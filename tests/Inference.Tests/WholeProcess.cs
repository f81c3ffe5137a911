namespace Strata.Tests;

/// <summary>Tests that look at what belongs to the whole process, such as all that it allocates, run alone.</summary>
[CollectionDefinition(nameof(WholeProcess), DisableParallelization = true)]
public sealed class WholeProcess;
