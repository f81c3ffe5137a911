using System.Numerics.Tensors;
using Strata.Analysis.Clustering.KMeans;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.Mixtures;

/// <summary>
/// A mixture of normal distributions by expectation and maximisation (Dempster, Laird and Rubin 1977), from the clusters of k-means.
/// Rows are labelled with the component that most likely made them.
/// </summary>
public sealed class GaussianMixtureFit(GaussianMixtureOptions options) : IClusterMethod
{
    readonly GaussianMixtureOptions _options = options.Require();

    /// <inheritdoc/>
    public Clustering Fit(Matrix x, ClusterWork work)
    {
        ClusterInput.Require(x, _options.Clusters);
        Clustering start = new KMeansFit(new KMeansOptions { Clusters = _options.Clusters }).Fit(x, work);
        double floor = _options.Floor * MeanVariance.Of(x, work.Threads);
        // [K][N]: how much of each row a component has; at first all or nothing.
        double[][] shares = [.. Enumerable.Range(0, _options.Clusters).Select(k => start.Labels.Select(label => label == k ? 1.0 : 0).ToArray())];
        (double likelihood, int round, bool converged) = (double.NegativeInfinity, 0, false);
        while (round < _options.Iterations && !converged)
        {
            round++;
            Maximize(x, shares, floor, work);
            double before = likelihood;
            likelihood = Normalize(shares);
            converged = Math.Abs(likelihood - before) < _options.Tolerance;
        }
        int[] labels = [.. Enumerable.Range(0, x.Rows).Select(row => Likeliest(shares, row))];
        return new Clustering(labels, _options.Clusters) { Objective = likelihood, Iterations = round, Converged = converged };
    }

    // Fits each component to its shares and replaces them by ln(weight · p(x)).
    void Maximize(Matrix x, double[][] shares, double floor, ClusterWork work)
    {
        foreach (double[] own in shares)
        {
            work.Cancel.ThrowIfCancellationRequested();
            // A component that lost all rows keeps a trace of everything, as wide as the data.
            double total = own.Sum();
            if (total < 1e-10)
            {
                Array.Fill(own, 1.0 / x.Rows);
                total = 1;
            }
            double[] sums = WeightedSums.Of(x, Array.ConvertAll(own, share => (float)share), work, (row, made) => row.CopyTo(made));
            float[] mean = Array.ConvertAll(sums, sum => (float)(sum / total));
            IBell bell = _options.Covariance == Covariance.Full
                ? FullBell.Fit(x, own, mean, total, _options.Shrinkage, floor, work)
                : DiagonalBell.Fit(x, own, mean, total, _options.Shrinkage, floor, work);
            bell.LogDensities(x, own, work);
            TensorPrimitives.Add(own, Math.Log(total / x.Rows), own);
        }
    }

    // Turns ln(weight · p(x)) into shares; returns the mean log-likelihood of a row.
    static double Normalize(double[][] logs)
    {
        double likelihood = 0;
        for (int row = 0; row < logs[0].Length; row++)
        {
            double most = double.NegativeInfinity, sum = 0;
            foreach (double[] log in logs)
                most = Math.Max(most, log[row]);
            foreach (double[] log in logs)
                sum += log[row] = Math.Exp(log[row] - most);
            foreach (double[] log in logs)
                log[row] /= sum;
            likelihood += most + Math.Log(sum);
        }
        return likelihood / logs[0].Length;
    }

    static int Likeliest(double[][] shares, int row)
    {
        int best = 0;
        for (int k = 1; k < shares.Length; k++)
            if (shares[k][row] > shares[best][row])
                best = k;
        return best;
    }
}
