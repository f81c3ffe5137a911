using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;
using Strata.Randomness;

namespace Strata.Analysis.Embedding.Umap;

/// <summary>A UMAP of N rows, into which further rows can be placed.</summary>
public sealed class UmapEmbedding : IEmbedding
{
    const int Epochs = 100, Piece = 16;

    readonly Matrix _x;
    readonly UmapOptions _options;
    readonly DistanceCurve _curve;

    internal UmapEmbedding(Matrix x, UmapOptions options, DistanceCurve curve, double[] points) =>
        (_x, _options, _curve, Points) = (x, options, curve, points);

    /// <inheritdoc/>
    public double[] Points { get; }

    /// <inheritdoc/>
    public string Summary => $"UMAP, {Math.Min(_options.Neighbors, _x.Rows)} neighbours (the point itself counted), minimum distance {_options.MinDistance:0.###}, "
        + $"{_options.EpochsFor(_x.Rows):N0} epochs";

    /// <inheritdoc/>
    /// <remarks>
    /// A point starts at the mean of its nearest neighbours, weighed by membership, and moves on as the embedding's own did, drawn by those
    /// neighbours and driven away from points drawn at random: the same ones for every row.
    /// </remarks>
    public double[] Place(Matrix x, Execution? run = null)
    {
        run ??= new Execution();
        if (x.Columns != _x.Columns)
            throw new InputException($"rows of {x.Columns:N0} values cannot be placed among rows of {_x.Columns:N0}: take the same layer");
        x.RequireFinite("features");
        NeighborTable neighbors = NearestNeighbors.Of(x, _x, Math.Min(_x.Rows, _options.Neighbors), run.Threads, run.Cancel);
        float[] memberships = FuzzySet.Memberships(neighbors, isJoined: false, run);
        double[] placed = new double[2 * x.Rows];
        run.Each(x.Rows, Piece, (from, to) =>
        {
            for (int i = from; i < to; i++)
                (placed[2 * i], placed[2 * i + 1]) = Settle(neighbors.Of(i), memberships.AsSpan(i * neighbors.K, neighbors.K));
        });
        return placed;
    }

    (double X, double Y) Settle(ReadOnlySpan<int> neighbors, ReadOnlySpan<float> memberships)
    {
        (double x, double y) = Mean(neighbors, memberships);
        float strongest = memberships[0];
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            Attraction move = new(_curve, _options.LearningRate / 4 * (1 - (double)epoch / Epochs));
            SplitMix64 random = SplitMix64.Stream((ulong)_options.Seed, (ulong)epoch);
            for (int at = 0; at < neighbors.Length; at++)
            {
                if (!Attraction.IsDue(memberships[at] / strongest, epoch))
                    continue;
                int j = neighbors[at];
                move.Draw(ref x, ref y, Points[2 * j], Points[2 * j + 1]);
                for (int sample = 0; sample < _options.NegativeSamples; sample++)
                {
                    int other = random.Below(_x.Rows);
                    move.Drive(ref x, ref y, Points[2 * other], Points[2 * other + 1]);
                }
            }
        }
        return (x, y);
    }

    (double X, double Y) Mean(ReadOnlySpan<int> neighbors, ReadOnlySpan<float> memberships)
    {
        (double x, double y, double sum) = (0, 0, 0);
        for (int at = 0; at < neighbors.Length; at++)
        {
            double weight = memberships[at];
            (x, y, sum) = (x + weight * Points[2 * neighbors[at]], y + weight * Points[2 * neighbors[at] + 1], sum + weight);
        }
        return (x / sum, y / sum);
    }
}
