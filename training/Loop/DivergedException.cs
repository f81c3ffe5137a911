namespace Strata.Training.Loop;

/// <summary>The loss of a run became no number; training on would change nothing.</summary>
public sealed class DivergedException(string message) : FailureException(message);
