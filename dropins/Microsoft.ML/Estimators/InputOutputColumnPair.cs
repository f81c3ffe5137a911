namespace Microsoft.ML;

/// <summary>A column and the one that is made of it.</summary>
public sealed class InputOutputColumnPair
{
    /// <param name="outputColumnName">The new column.</param>
    /// <param name="inputColumnName">The column that it is made of; null for one of the same name.</param>
    public InputOutputColumnPair(string outputColumnName, string? inputColumnName = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        (OutputColumnName, InputColumnName) = (outputColumnName, inputColumnName ?? outputColumnName);
    }

    public string InputColumnName { get; }

    public string OutputColumnName { get; }
}
