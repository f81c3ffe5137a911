using Strata.Analysis.Numerics;
using Strata.Onnx;

namespace Strata.Analysis.Classical.Kernels;

/// <summary>Support vectors that all pairs of classes share.</summary>
/// <param name="vectors">float32 [V,D].</param>
/// <param name="gamma">Of the kernel.</param>
/// <param name="weights">float32 [P,V].</param>
/// <param name="biases">float32 [P].</param>
/// <param name="votes">What becomes of the P decisions.</param>
/// <param name="classes">C.</param>
sealed class KernelMachine(Matrix vectors, float gamma, Matrix weights, float[] biases, PairVotes votes, int classes) : IClassicalModel
{
    // Keeps the kernel between test rows and vectors small.
    const int Piece = 1000;

    /// <summary>V.</summary>
    public int Vectors => vectors.Rows;

    /// <inheritdoc/>
    public float[] Predict(Matrix features, ClassicalWork work)
    {
        float[] probabilities = new float[features.Rows * classes];
        for (int first = 0; first < features.Rows; first += Piece)
        {
            int count = Math.Min(Piece, features.Rows - first);
            Matrix decisions = Decide(features.Take([.. Enumerable.Range(first, count)]), work);
            float[] row = new float[biases.Length];
            for (int i = 0; i < count; i++)
            {
                System.Numerics.Tensors.TensorPrimitives.Add(decisions.Row(i), biases, row);
                votes.Count(row, probabilities.AsSpan((first + i) * classes, classes));
            }
        }
        return probabilities;
    }

    /// <summary>The decision of every pair for one row; above 0 for the pair's first class.</summary>
    public float[] Decisions(Matrix row, ClassicalWork work)
    {
        float[] decisions = new float[biases.Length];
        System.Numerics.Tensors.TensorPrimitives.Add(Decide(row, work).Row(0), biases, decisions);
        return decisions;
    }

    /// <inheritdoc/>
    public string AddTo(GraphBuilder graph, string features)
    {
        // x·y - |y|²/2 - |x|²/2 is -|x - y|²/2; rounding may bring it above 0.
        string halfNorms = graph.Weights(
            "classifier/minus-half-norms", Array.ConvertAll(Product.HalfSquaredNorms(vectors), norm => -norm), Vectors);
        string rows = graph.Weights("classifier/vectors", vectors.Values, Vectors, vectors.Columns);
        string near = graph.Node("Gemm", "classifier/near", [features, rows, halfNorms], NodeAttribute.Of("transB", 1));
        string own = graph.Node("ReduceSumSquare", "classifier/squares", [features],
            NodeAttribute.Of("axes", (long[])[1]), NodeAttribute.Of("keepdims", 1));
        string half = graph.Node("Mul", "classifier/half-squares", [own, graph.Scalar("classifier/half", 0.5f)]);
        string difference = graph.Node("Sub", "classifier/difference", [near, half]);
        string closeness = graph.Node("Min", "classifier/closeness", [difference, graph.Scalar("classifier/none", 0)]);
        string exponent = graph.Node("Mul", "classifier/exponent", [closeness, graph.Scalar("classifier/twice-gamma", 2 * gamma)]);
        string kernel = graph.Node("Exp", "classifier/kernel", [exponent]);
        string pairs = graph.Weights("classifier/weights", weights.Values, weights.Rows, weights.Columns);
        string constants = graph.Weights("classifier/biases", biases, biases.Length);
        return votes.AddTo(graph, graph.Node("Gemm", "classifier/decisions", [kernel, pairs, constants], NodeAttribute.Of("transB", 1)));
    }

    /// <summary>The decisions without their constants: float32 [N,P].</summary>
    Matrix Decide(Matrix features, ClassicalWork work) =>
        Product.OfTransposed(KernelMatrix.Of(features, vectors, gamma, work.Threads), weights, work.Threads, work.Cancel);
}
