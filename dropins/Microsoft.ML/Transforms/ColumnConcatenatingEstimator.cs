using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Puts columns side by side.</summary>
public sealed class ColumnConcatenatingEstimator : IEstimator<ColumnConcatenatingTransformer>
{
    readonly ColumnConcatenatingTransformer _transformer;

    internal ColumnConcatenatingEstimator(string output, string[] inputs) => _transformer = new(output, inputs);

    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or they are not of one type.</exception>
    public ColumnConcatenatingTransformer Fit(IDataView input)
    {
        _transformer.GetOutputSchema(input.Schema);
        return _transformer;
    }
}
