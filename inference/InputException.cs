namespace Strata;

/// <summary>What a person asked for cannot be done as asked: one line that names what is wrong, where, and what to do. Exit code 2.</summary>
public class InputException(string message, Exception? inner = null) : Exception(message, inner);
