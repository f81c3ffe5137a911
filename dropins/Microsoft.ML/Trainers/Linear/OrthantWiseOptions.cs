namespace Microsoft.ML.Trainers;

/// <summary>How <see cref="OrthantWise"/> minimises.</summary>
sealed record OrthantWiseOptions
{
    /// <summary>Weight of the sum of magnitudes, 0 or more.</summary>
    public double L1 { get; init; }

    /// <summary>Weight of half the sum of squares, 0 or more.</summary>
    public double L2 { get; init; }

    /// <summary>Stops once the mean relative improvement of the last steps is below it.</summary>
    public double Tolerance { get; init; } = 1e-7;

    /// <summary>Steps that the curvature is estimated from.</summary>
    public int History { get; init; } = 20;

    public int MaximumIterations { get; init; } = int.MaxValue;

    /// <summary>Keeps all but the tail at 0 or above.</summary>
    public bool IsNonNegative { get; init; }

    /// <summary>So many parameters at the end (biases) are neither regularised nor bounded.</summary>
    public int FreeTail { get; init; }
}
