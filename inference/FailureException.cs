namespace Strata;

/// <summary>The request was sound but the work failed (a full disk, a loss that diverged): one line, exit code 1.</summary>
public class FailureException(string message, Exception? inner = null) : Exception(message, inner);
