namespace Microsoft.ML.Trainers;

/// <summary>Weights of rows are the one thing that trainers here do not take: said at once instead of ignored.</summary>
static class ExampleWeights
{
    /// <exception cref="NotSupportedException">There is such a column.</exception>
    public static void Refuse(string? columnName)
    {
        if (columnName is not null)
            throw new NotSupportedException($"the drop-in takes no example weights, but column '{columnName}' was named");
    }
}
