using Strata.Analysis.Embedding.TSne.Repulsion;
using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Embedding.TSne;

/// <summary>A t-SNE of N rows, into which further rows can be placed.</summary>
public sealed class TSneEmbedding : IEmbedding
{
    const int MostSteps = 300, Piece = 16;
    const double Rate = 0.5, Momentum = 0.5, LongestStep = 0.5, Settled = 1e-7;

    readonly Matrix _x;
    readonly TSneOptions _options;
    readonly RepulsionMethod _method;
    readonly Lazy<(IRepulsion Repulsion, double MeanSum)> _field;

    internal TSneEmbedding(Matrix x, TSneOptions options, double[] points, RepulsionMethod method, double divergence)
    {
        (_x, _options, Points, _method, Divergence) = (x, options, points, method, divergence);
        _field = new(() =>
        {
            IRepulsion repulsion = RepulsionMethods.Make(method, options.Theta);
            double z = repulsion.Compute(points, new double[points.Length], new Execution());
            return (repulsion, z / x.Rows);
        });
    }

    /// <inheritdoc/>
    public double[] Points { get; }

    /// <summary>The Kullback-Leibler divergence that is left.</summary>
    public double Divergence { get; }

    /// <inheritdoc/>
    public string Summary => $"t-SNE, perplexity {StochasticNeighborEmbedding.PerplexityFor(_options, _x.Rows):0.##}, {RepulsionMethods.Title(_method)}, "
        + $"learning rate {StochasticNeighborEmbedding.LearningRateFor(_options, _x.Rows):0}, {_options.TotalSteps:N0} steps, divergence {Divergence:0.000}";

    /// <inheritdoc/>
    /// <remarks>
    /// A point comes to rest where its neighbours' attraction and the repulsion of all points of the embedding cancel, both weighed as
    /// they are for the embedding's own points, so that a copy of a row comes to rest beside it.
    /// </remarks>
    public double[] Place(Matrix x, Execution? run = null)
    {
        run ??= new Execution();
        if (x.Columns != _x.Columns)
            throw new InputException($"rows of {x.Columns:N0} values cannot be placed among rows of {_x.Columns:N0}: take the same layer");
        x.RequireFinite("features");
        int k = StochasticNeighborEmbedding.NeighborsFor(_options, _x.Rows);
        NeighborTable neighbors = NearestNeighbors.Of(x, _x, k, run.Threads, run.Cancel);
        float[] p = Affinities.Conditional(StochasticNeighborEmbedding.Squared(neighbors.Distances), k, StochasticNeighborEmbedding.PerplexityFor(_options, _x.Rows), run);
        double[] placed = new double[2 * x.Rows];
        (IRepulsion repulsion, double meanSum) = _field.Value;
        run.Each(x.Rows, Piece, (from, to) =>
        {
            for (int i = from; i < to; i++)
                (placed[2 * i], placed[2 * i + 1]) = Settle(neighbors.Of(i), p.AsSpan(i * k, k), repulsion, meanSum);
        });
        return placed;
    }

    (double X, double Y) Settle(ReadOnlySpan<int> neighbors, ReadOnlySpan<float> p, IRepulsion repulsion, double meanSum)
    {
        double[] weights = new double[p.Length];
        for (int j = 0; j < weights.Length; j++)
            weights[j] = p[j];
        (double x, double y) = (Median(neighbors, weights, 0), Median(neighbors, weights, 1));
        (double stepX, double stepY) = (0, 0);
        for (int step = 0; step < MostSteps; step++)
        {
            (double pullX, double pullY) = Pull(neighbors, p, x, y);
            (double pushX, double pushY) = repulsion.ForceAt(x, y);
            stepX = Math.Clamp(Momentum * stepX - Rate * (pullX - pushX / meanSum), -LongestStep, LongestStep);
            stepY = Math.Clamp(Momentum * stepY - Rate * (pullY - pushY / meanSum), -LongestStep, LongestStep);
            (x, y) = (x + stepX, y + stepY);
            if (Math.Abs(stepX) + Math.Abs(stepY) < Settled)
                break;
        }
        return (x, y);
    }

    (double X, double Y) Pull(ReadOnlySpan<int> neighbors, ReadOnlySpan<float> p, double x, double y)
    {
        (double sumX, double sumY) = (0, 0);
        for (int j = 0; j < neighbors.Length; j++)
        {
            (double gapX, double gapY) = (x - Points[2 * neighbors[j]], y - Points[2 * neighbors[j] + 1]);
            double pull = p[j] / (1 + gapX * gapX + gapY * gapY);
            (sumX, sumY) = (sumX + pull * gapX, sumY + pull * gapY);
        }
        return (sumX, sumY);
    }

    // Half of the weight lies on either side: a start in the midst of the neighbours, where a mean would fall between two clusters.
    double Median(ReadOnlySpan<int> neighbors, double[] weights, int coordinate)
    {
        double[] values = new double[weights.Length], ordered = [.. weights];
        for (int j = 0; j < values.Length; j++)
            values[j] = Points[2 * neighbors[j] + coordinate];
        Array.Sort(values, ordered);
        double sum = 0;
        for (int j = 0; j < values.Length; j++)
            if ((sum += ordered[j]) >= 0.5)
                return values[j];
        return values[^1];
    }
}
