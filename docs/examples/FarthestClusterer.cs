using System.Numerics.Tensors;
using Strata.Analysis.Numerics;
using Strata.Randomness;
using Strata.Registry;

namespace Strata.Analysis.Clustering.Farthest;

/// <summary>
/// Farthest-first traversal (Gonzalez 1985): each centre is the row that lies farthest from the centres before it. The largest distance of a
/// row to its centre is at most twice the smallest that can be had.
/// </summary>
[Part("farthest", "Each centre is the row farthest from those before; rows go to the nearest")]
sealed class FarthestClusterer : IClusterer
{
    public IClusterMethod With(PartParameters parameters, int clusters) => new Traversal(clusters);

    sealed class Traversal(int clusters) : IClusterMethod
    {
        public Clustering Fit(Matrix x, ClusterWork work)
        {
            ClusterInput.Require(x, clusters);
            int[] labels = new int[x.Rows];
            float[] distances = new float[x.Rows];
            Array.Fill(distances, float.PositiveInfinity);
            int centre = new SplitMix64(work.Seed).Below(x.Rows);
            for (int cluster = 0; cluster < clusters; cluster++)
            {
                work.Cancel.ThrowIfCancellationRequested();
                for (int row = 0; row < x.Rows; row++)
                {
                    float distance = TensorPrimitives.Distance(x.Row(row), x.Row(centre));
                    if (distance < distances[row])
                        (distances[row], labels[row]) = (distance, cluster);
                }
                centre = TensorPrimitives.IndexOfMax<float>(distances);
            }
            return Clustering.Numbered(labels);
        }
    }
}
