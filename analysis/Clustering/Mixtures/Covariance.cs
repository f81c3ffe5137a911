namespace Strata.Analysis.Clustering.Mixtures;

/// <summary>What shape the bells of a mixture may have.</summary>
public enum Covariance
{
    /// <summary>Each feature its own variance, none tied to another.</summary>
    Diagonal,

    /// <summary>Any ellipsoid: D² numbers a component, D³ work a round.</summary>
    Full,
}
