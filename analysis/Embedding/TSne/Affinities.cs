namespace Strata.Analysis.Embedding.TSne;

/// <summary>
/// How near points are, as probabilities: p(j|i) falls with distance as a bell curve whose width is chosen for each point so that
/// it has the same effective number of neighbours, the perplexity (van der Maaten and Hinton 2008, section 2).
/// </summary>
public static class Affinities
{
    const int MostHalvings = 100, Piece = 64;
    const double Tolerance = 1e-5;

    /// <summary>p(j|i) of each point's neighbours: each row sums to 1.</summary>
    /// <param name="squaredDistances">Squared distances [N,k] to k neighbours, none of them the point itself.</param>
    /// <param name="perplexity">From 1 up to k.</param>
    public static float[] Conditional(ReadOnlyMemory<float> squaredDistances, int k, double perplexity, Execution run)
    {
        float[] probabilities = new float[squaredDistances.Length];
        run.Each(probabilities.Length / k, Piece, (from, to) =>
        {
            double[] row = new double[k];
            for (int i = from; i < to; i++)
            {
                Fit(squaredDistances.Span.Slice(i * k, k), Math.Log(perplexity), row);
                for (int j = 0; j < k; j++)
                    probabilities[i * k + j] = (float)row[j];
            }
        });
        return probabilities;
    }

    /// <summary>p(i,j) = (p(j|i) + p(i|j)) / 2N: the joint probabilities, which sum to 1.</summary>
    /// <param name="neighbors">Neighbours [N,k] of each point.</param>
    /// <param name="conditional">p(j|i) [N,k].</param>
    public static SparseGraph Joint(int[] neighbors, float[] conditional, int k)
    {
        float scale = 1f / (2f * (neighbors.Length / k));
        return SparseGraph.Symmetric(neighbors, conditional, k, (there, back) => (there + back) * scale);
    }

    // Halves an interval for beta = 1 / 2 sigma² until the entropy H = log(sum) + beta * mean squared distance is that of the
    // perplexity. The least distance is taken off first, which changes nothing but keeps the exponentials in range.
    static void Fit(ReadOnlySpan<float> squared, double entropy, Span<double> p)
    {
        (double low, double high) = (0, double.PositiveInfinity);
        double least = Least(squared), beta = StartingBeta(squared, least);
        for (int halving = 0; ; halving++)
        {
            (double sum, double weighted) = (0, 0);
            for (int j = 0; j < p.Length; j++)
            {
                double gap = squared[j] - least;
                p[j] = Math.Exp(-gap * beta);
                (sum, weighted) = (sum + p[j], weighted + gap * p[j]);
            }
            double error = Math.Log(sum) + beta * weighted / sum - entropy;
            if (Math.Abs(error) <= Tolerance || halving == MostHalvings)
            {
                for (int j = 0; j < p.Length; j++)
                    p[j] /= sum;
                return;
            }
            if (error > 0)
                (low, beta) = (beta, double.IsInfinity(high) ? beta * 2 : (beta + high) / 2);
            else
                (high, beta) = (beta, (beta + low) / 2);
        }
    }

    static double Least(ReadOnlySpan<float> values)
    {
        float least = values[0];
        foreach (float value in values)
            least = Math.Min(least, value);
        return least;
    }

    // One over the mean, so that the search needs as many halvings whatever the unit of the distances.
    static double StartingBeta(ReadOnlySpan<float> squared, double least)
    {
        double mean = 0;
        foreach (float value in squared)
            mean += (value - least) / squared.Length;
        return mean > 0 ? 1 / mean : 1;
    }
}
