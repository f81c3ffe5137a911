namespace Strata.Analysis.Probes;

/// <summary>How a linear probe learns.</summary>
public sealed record LinearProbeOptions
{
    /// <summary>Penalties on the weights to choose among, each above 0, for features whose mean variance is 1.</summary>
    public IReadOnlyList<double> Penalties { get; init; } = [1, 0.1, 0.01, 0.001, 0.0001];

    /// <summary>The share of the images learned from on which the penalty is chosen, above 0 and below 1.</summary>
    public double Validation { get; init; } = 0.2;

    /// <summary>Steps of L-BFGS at most, 1 and up.</summary>
    public int Iterations { get; init; } = 300;

    /// <summary>Stop once no entry of the gradient of the mean loss is larger.</summary>
    public double Tolerance { get; init; } = 2e-4;
}
