using Strata.Randomness;

namespace Strata.Analysis.Embedding.Umap;

/// <summary>
/// UMAP's descent (McInnes, Healy and Melville 2018, algorithm 5), in which an edge is passed over as often as it is strong, draws its
/// ends together, and drives them away from points drawn at random.
/// </summary>
/// <remarks>
/// The original moves both ends of an edge at once, in one thread or in a race. Here each point makes its own moves of an epoch, one
/// after the other, and sees the others where they were when the epoch began: any number of threads gives the same bytes.
/// </remarks>
/// <param name="graph">The fuzzy set of N points.</param>
/// <param name="curve">How strongly points are joined by distance.</param>
/// <param name="start">Where the points start [N,2]; copied.</param>
/// <param name="options">Rate, negative samples and seed.</param>
public sealed class UmapLayout(SparseGraph graph, DistanceCurve curve, double[] start, UmapOptions options)
{
    const int Piece = 256;

    readonly float[] _shares = Shares(graph);
    double[] _next = new double[start.Length];

    /// <summary>The points [N,2].</summary>
    public double[] Points { get; private set; } = [.. start];

    /// <summary>Makes all epochs.</summary>
    /// <param name="epochs">How many, at least 1.</param>
    public void Run(int epochs, Execution run)
    {
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            Attraction move = new(curve, options.LearningRate * (1 - (double)epoch / epochs));
            run.Each(graph.Count, Piece, (from, to) =>
            {
                for (int i = from; i < to; i++)
                    (_next[2 * i], _next[2 * i + 1]) = Move(i, epoch, move);
            });
            (Points, _next) = (_next, Points);
            run.Step();
        }
    }

    (double X, double Y) Move(int i, int epoch, Attraction move)
    {
        (double x, double y) = (Points[2 * i], Points[2 * i + 1]);
        SplitMix64 random = SplitMix64.Stream((ulong)options.Seed + (ulong)epoch << 32, (ulong)i);
        for (int at = graph.Starts[i]; at < graph.Starts[i + 1]; at++)
        {
            if (!Attraction.IsDue(_shares[at], epoch))
                continue;
            int j = graph.Neighbors[at];
            // An edge is seen from both its ends, and each time draws both: so twice from here.
            move.Draw(ref x, ref y, Points[2 * j], Points[2 * j + 1]);
            move.Draw(ref x, ref y, Points[2 * j], Points[2 * j + 1]);
            for (int sample = 0; sample < options.NegativeSamples; sample++)
            {
                int other = random.Below(graph.Count);
                if (other != i)
                    move.Drive(ref x, ref y, Points[2 * other], Points[2 * other + 1]);
            }
        }
        return (x, y);
    }

    // The strongest edge is passed over in every epoch, one of half its strength in every other.
    static float[] Shares(SparseGraph graph)
    {
        float strongest = graph.Weights.Length == 0 ? 1 : graph.Weights.Max();
        return Array.ConvertAll(graph.Weights, weight => weight / strongest);
    }
}
