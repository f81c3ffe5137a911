using Strata.Analysis.Embedding.TSne.Repulsion;
using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Embedding.TSne;

/// <summary>
/// t-distributed stochastic neighbour embedding (van der Maaten and Hinton 2008): neighbours in the features become neighbours in the
/// plane. Distances between clusters, and their sizes, mean little.
/// </summary>
/// <remarks>
/// <see cref="Fit"/> is a door over phases that can be called by hand: nearest neighbours (<see cref="NeighborSearch"/>),
/// <see cref="Affinities"/>, a <see cref="Start"/>, and <see cref="TSneDescent"/>, first exaggerated, then not.
/// </remarks>
public static class StochasticNeighborEmbedding
{
    /// <summary>The fewest points there are to embed.</summary>
    public const int FewestPoints = 4;

    /// <summary>The standard deviation that a start is scaled to along its first coordinate.</summary>
    public const double StartDeviation = 1e-4;

    /// <summary>The share of the last step that is made again, while exaggerated and after.</summary>
    public const double EarlyMomentum = 0.5, LateMomentum = 0.8;

    const double LeastLearningRate = 200;

    /// <summary>The perplexity in use: no more than a third of the other points.</summary>
    public static double PerplexityFor(TSneOptions options, int points) => Math.Max(1, Math.Min(options.Perplexity, (points - 1) / 3.0));

    /// <summary>Neighbours that take part in a point's probabilities: three times the perplexity, beyond which they are next to nothing.</summary>
    public static int NeighborsFor(TSneOptions options, int points) => Math.Min(points - 1, (int)Math.Ceiling(3 * PerplexityFor(options, points)));

    /// <summary>The learning rate in use.</summary>
    public static double LearningRateFor(TSneOptions options, int points) =>
        options.LearningRate ?? Math.Max(LeastLearningRate, points / options.EarlyExaggeration);

    /// <summary>Embeds rows of features.</summary>
    /// <param name="x">Features [N,D], N at least 4.</param>
    /// <param name="options">The options.</param>
    /// <param name="start">Where the points start [N,2], in any scale; null for the first two principal components.</param>
    /// <param name="run">How to run; counts <see cref="TSneOptions.TotalSteps"/> steps.</param>
    /// <exception cref="InputException">An option is out of its range, there are too few rows, or a value is not finite.</exception>
    /// <exception cref="FailureException">The points left for infinity.</exception>
    public static TSneEmbedding Fit(Matrix x, TSneOptions options, double[]? start = null, Execution? run = null)
    {
        run ??= new Execution();
        options.Require();
        x.RequireFinite("features");
        if (x.Rows < FewestPoints)
            throw new InputException($"t-SNE needs at least {FewestPoints} points, not {x.Rows}");
        NeighborTable neighbors = options.Search.Within(x, NeighborsFor(options, x.Rows), options.Seed, run.Threads, run.Cancel);
        float[] conditional = Affinities.Conditional(Squared(neighbors.Distances), neighbors.K, PerplexityFor(options, x.Rows), run);
        SparseGraph affinities = Affinities.Joint(neighbors.Indices, conditional, neighbors.K);

        RepulsionMethod method = RepulsionMethods.For(options.Repulsion, x.Rows);
        IRepulsion repulsion = RepulsionMethods.Make(method, options.Theta);
        double[] from = Start.WithDeviation(start ?? Start.OfComponents(x, options.Seed, run), StartDeviation);
        TSneDescent descent = new(affinities, from, repulsion);
        double rate = LearningRateFor(options, x.Rows);
        descent.Run(options.ExaggeratedSteps, options.EarlyExaggeration, EarlyMomentum, rate, run);
        descent.Run(options.Steps, exaggeration: 1, LateMomentum, rate, run);
        return new TSneEmbedding(x, options, descent.Points, method, descent.Divergence(run));
    }

    internal static float[] Squared(float[] distances) => Array.ConvertAll(distances, distance => distance * distance);
}
