using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;
using Strata.Randomness;

namespace Strata.Analysis.Embedding.Umap;

/// <summary>
/// Uniform manifold approximation and projection (McInnes, Healy and Melville 2018): the graph of nearest neighbours, each point's
/// distances in units of its own, laid out in the plane.
/// </summary>
/// <remarks>
/// <see cref="Fit"/> is a door over phases that can be called by hand: nearest neighbours (<see cref="NeighborSearch"/>),
/// <see cref="FuzzySet"/>, <see cref="DistanceCurve"/>, a start, and <see cref="UmapLayout"/>.
/// </remarks>
public static class ManifoldApproximation
{
    /// <summary>The fewest points there are to embed.</summary>
    public const int FewestPoints = 4;

    const double StartReach = 10, StartNoise = 1e-4;

    /// <summary>Other points that a point is joined to: one fewer than the option says, which counts the point itself.</summary>
    public static int NeighborsFor(UmapOptions options, int points) => Math.Min(points, options.Neighbors) - 1;

    /// <summary>Embeds rows of features.</summary>
    /// <param name="x">Features [N,D], N at least 4.</param>
    /// <param name="options">The options.</param>
    /// <param name="start">Where the points start [N,2], in any scale; null for the first two principal components.</param>
    /// <param name="run">How to run; counts <see cref="UmapOptions.EpochsFor"/> epochs.</param>
    /// <exception cref="InputException">An option is out of its range, there are too few rows, or a value is not finite.</exception>
    public static UmapEmbedding Fit(Matrix x, UmapOptions options, double[]? start = null, Execution? run = null)
    {
        run ??= new Execution();
        options.Require();
        x.RequireFinite("features");
        if (x.Rows < FewestPoints)
            throw new InputException($"UMAP needs at least {FewestPoints} points, not {x.Rows}");
        NeighborTable neighbors = options.Search.Within(x, NeighborsFor(options, x.Rows), options.Seed, run.Threads, run.Cancel);
        SparseGraph graph = FuzzySet.Union(neighbors, FuzzySet.Memberships(neighbors, isJoined: true, run));
        DistanceCurve curve = DistanceCurve.Fit(options.MinDistance, options.Spread);
        double[] from = Spread(start ?? Start.OfComponents(x, options.Seed, run), options.Seed);
        UmapLayout layout = new(graph, curve, from, options);
        layout.Run(options.EpochsFor(x.Rows), run);
        return new UmapEmbedding(x, options, curve, layout.Points);
    }

    /// <summary>A start scaled to 10 either way, each point moved a little, so that copies of one row can part.</summary>
    public static double[] Spread(double[] start, int seed)
    {
        SplitMix64 random = SplitMix64.Stream((ulong)seed, ulong.MaxValue);
        double[] spread = [.. Start.WithReach(start, StartReach)];
        for (int at = 0; at < spread.Length; at++)
            spread[at] += StartNoise * random.Bell();
        return spread;
    }
}
