using Strata.Analysis.Clustering.KMeans;
using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.Spectral;

/// <summary>
/// Normalised spectral clustering (Shi and Malik 2000; von Luxburg 2007): rows become coordinates in which a walk along the graph of
/// nearest neighbours rarely crosses from one group to another, and k-means finds the groups there, whatever their shape was.
/// </summary>
public sealed class SpectralFit(SpectralOptions options) : IClusterMethod
{
    readonly SpectralOptions _options = options.Require();

    /// <inheritdoc/>
    public QuadraticCost Cost(int rows) =>
        new((long)rows * ((_options.Neighbors * 2 * 40) + ((_options.Clusters + 10) * 4 * sizeof(double))));

    /// <inheritdoc/>
    public Clustering Fit(Matrix x, ClusterWork work)
    {
        ClusterInput.Require(x, Math.Max(_options.Clusters, _options.Neighbors + 1));
        NeighborGraph graph = new(NearestNeighbors.Within(x, _options.Neighbors, work.Threads, work.Cancel));
        double[][] vectors = LargestEigenvectors.Of(graph, _options.Clusters, work);
        float[] places = new float[x.Rows * vectors.Length];
        // Times √N: coordinates of about 1, whatever the number of rows.
        double scale = Math.Sqrt(x.Rows);
        for (int row = 0; row < x.Rows; row++)
            for (int j = 0; j < vectors.Length; j++)
                places[row * vectors.Length + j] = (float)(scale * graph.InverseRoots[row] * vectors[j][row]);
        Clustering found = new KMeansFit(new KMeansOptions { Clusters = _options.Clusters }).Fit(new Matrix(places, x.Rows, vectors.Length), work);
        // Its centres lie among the eigenvectors, not among the features.
        return found with { Centers = null };
    }
}
