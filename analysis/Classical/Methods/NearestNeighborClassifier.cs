using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;
using Strata.Onnx;
using Strata.Registry;

namespace Strata.Analysis.Classical.Methods;

/// <summary>`knn:k=5`: the shares of the classes among the k nearest rows, by Euclidean distance, found exactly.</summary>
[Part("knn", "The k nearest rows by Euclidean distance, each with one vote.")]
sealed class NearestNeighborClassifier : IClassicalMethod
{
    /// <inheritdoc/>
    public IClassicalLearner Build(PartParameters parameters) => new Learner(parameters.Whole("k", 5, least: 1, most: 10_000));

    sealed class Learner(int k) : IClassicalLearner
    {
        public IClassicalModel Fit(LabelledRows rows, ClassicalWork work) => k <= rows.Labels.Length ? new Model(rows, k)
            : throw new InputException($"knn: {k:N0} neighbours of {rows.Labels.Length:N0} rows: give a smaller k");
    }

    sealed class Model(LabelledRows rows, int k) : IClassicalModel
    {
        public float[] Predict(Matrix features, ClassicalWork work)
        {
            NeighborTable nearest = NearestNeighbors.Of(features, rows.Features, k, work.Threads, work.Cancel);
            float[] shares = new float[features.Rows * rows.Classes];
            for (int row = 0; row < features.Rows; row++)
            {
                foreach (int neighbor in nearest.Of(row))
                    shares[row * rows.Classes + rows.Labels[neighbor]] += 1f / k;
            }
            return shares;
        }

        // The nearest rows are those of the largest x·y - |y|²/2.
        public string AddTo(GraphBuilder graph, string features)
        {
            (int n, int d, int c) = (rows.Features.Rows, rows.Features.Columns, rows.Classes);
            float[] halfNorms = Array.ConvertAll(Product.HalfSquaredNorms(rows.Features), norm => -norm);
            float[] votes = new float[n * c];
            for (int row = 0; row < n; row++)
                votes[row * c + rows.Labels[row]] = 1;
            string all = graph.Weights("classifier/rows", rows.Features.Values, n, d);
            string norms = graph.Weights("classifier/minus-half-norms", halfNorms, n);
            string closeness = graph.Node("Gemm", "classifier/closeness", [features, all, norms], NodeAttribute.Of("transB", 1));
            graph.NodeWith("", "TopK", ["classifier/nearest", "classifier/indices"], [closeness, graph.Integers("classifier/k", k)]);
            string found = graph.Node("Gather", "classifier/found", [graph.Weights("classifier/votes", votes, n, c), "classifier/indices"]);
            return graph.Node("ReduceMean", "classifier/shares", [found],
                NodeAttribute.Of("axes", (long[])[1]), NodeAttribute.Of("keepdims", 0));
        }
    }
}
