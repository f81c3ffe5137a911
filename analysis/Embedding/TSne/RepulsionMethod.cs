using Strata.Analysis.Embedding.TSne.Repulsion;

namespace Strata.Analysis.Embedding.TSne;

/// <summary>How t-SNE's repulsion is summed.</summary>
public enum RepulsionMethod
{
    /// <summary>Barnes-Hut for few points, interpolation for many: see <see cref="RepulsionMethods.For"/>.</summary>
    Auto,

    /// <summary>Every pair: O(N²).</summary>
    Exact,

    /// <summary>A quad tree: O(N log N).</summary>
    BarnesHut,

    /// <summary>A grid and Fourier transforms: O(N).</summary>
    Interpolated,
}

/// <summary>What each method is.</summary>
static class RepulsionMethods
{
    // Measured on 2 cores: see docs/embedding.md.
    const int FewestInterpolated = 10_000;

    /// <summary>What <see cref="RepulsionMethod.Auto"/> stands for with so many points.</summary>
    public static RepulsionMethod For(RepulsionMethod method, int points) =>
        method != RepulsionMethod.Auto ? method : points < FewestInterpolated ? RepulsionMethod.BarnesHut : RepulsionMethod.Interpolated;

    /// <summary>A way to sum.</summary>
    public static IRepulsion Make(RepulsionMethod method, double theta) => method switch
    {
        RepulsionMethod.Exact => new ExactRepulsion(),
        RepulsionMethod.BarnesHut => new BarnesHutRepulsion(theta),
        _ => new InterpolatedRepulsion(),
    };

    /// <summary>Its name for people.</summary>
    public static string Title(RepulsionMethod method) => method switch
    {
        RepulsionMethod.Exact => "every pair",
        RepulsionMethod.BarnesHut => "Barnes-Hut",
        _ => "FFT-interpolated",
    };
}
