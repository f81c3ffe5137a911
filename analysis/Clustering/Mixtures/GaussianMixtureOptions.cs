namespace Strata.Analysis.Clustering.Mixtures;

/// <summary>How a Gaussian mixture is fitted.</summary>
public sealed record GaussianMixtureOptions
{
    /// <summary>Number of components, 1 to N.</summary>
    public int Clusters { get; init; } = 10;

    /// <summary>What shape the bells may have.</summary>
    public Covariance Covariance { get; init; } = Covariance.Diagonal;

    /// <summary>
    /// From 0, the covariance as the rows have it, to 1, a ball with the same mean variance. Features that hardly vary within a cluster
    /// would otherwise decide alone.
    /// </summary>
    public double Shrinkage { get; init; } = 0.1;

    /// <summary>Added to every variance, at least 0: 1e-6 of the mean feature variance keeps bells from becoming infinitely narrow.</summary>
    public double Floor { get; init; } = 1e-6;

    /// <summary>The most rounds, at least 1.</summary>
    public int Iterations { get; init; } = 100;

    /// <summary>Stop once the mean log-likelihood of a row grows by less than this, in nats.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>Refuses what cannot be run.</summary>
    /// <exception cref="InputException">A value is out of range.</exception>
    public GaussianMixtureOptions Require()
    {
        if (Clusters < 1 || Iterations < 1 || !(Shrinkage is >= 0 and <= 1) || !(Floor >= 0) || !(Tolerance >= 0))
            throw new InputException($"a mixture needs at least 1 component and round, and a shrinkage from 0 to 1: {this}");
        return this;
    }
}
