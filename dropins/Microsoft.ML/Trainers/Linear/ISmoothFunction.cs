namespace Microsoft.ML.Trainers;

/// <summary>A function with a gradient. The gradient is asked for apart: a search passes over points that it need not know it of.</summary>
interface ISmoothFunction
{
    /// <summary>The value at a point.</summary>
    double ValueAt(ReadOnlySpan<double> point);

    /// <summary>Writes the gradient at the point whose value was asked for last.</summary>
    void WriteGradient(Span<double> gradient);
}
