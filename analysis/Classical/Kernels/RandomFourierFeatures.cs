using Strata.Analysis.Numerics;
using Strata.Onnx;
using Strata.Randomness;

namespace Strata.Analysis.Classical.Kernels;

/// <summary>
/// √(2/R) cos(W x + b) with W normal of variance 2 gamma and b uniform in 0..2π: inner products of such features approach the Gaussian
/// kernel as R grows (Rahimi, Recht 2007). The error is about 1/√R; R without limit would make it exact.
/// </summary>
sealed class RandomFourierFeatures
{
    readonly Matrix _weights;
    readonly float[] _phases;
    readonly float _scale;

    /// <param name="width">D.</param>
    /// <param name="rank">R.</param>
    /// <param name="gamma">Of the kernel.</param>
    /// <param name="seed">Of W and b.</param>
    public RandomFourierFeatures(int width, int rank, float gamma, int seed)
    {
        SplitMix64 random = SplitMix64.Stream((ulong)seed, 0xF0);
        float[] weights = new float[rank * width];
        double deviation = Math.Sqrt(2 * gamma);
        for (int i = 0; i < weights.Length; i++)
            weights[i] = (float)(deviation * Math.Sqrt(-2 * Math.Log(1 - random.Unit())) * Math.Cos(2 * Math.PI * random.Unit()));
        (_weights, _scale, _phases) = (new Matrix(weights, rank, width), MathF.Sqrt(2f / rank), new float[rank]);
        for (int i = 0; i < rank; i++)
            _phases[i] = (float)random.Between(0, 2 * Math.PI);
    }

    /// <summary>The features of rows: float32 [N,R].</summary>
    public Matrix Of(Matrix x, int threads)
    {
        float[] features = GC.AllocateUninitializedArray<float>(checked(x.Rows * _weights.Rows));
        Product.ForEachRow(x, _weights, threads, (row, column, products) =>
        {
            Span<float> target = features.AsSpan(row * _weights.Rows + column, products.Length);
            System.Numerics.Tensors.TensorPrimitives.Add(products, _phases.AsSpan(column, products.Length), target);
            System.Numerics.Tensors.TensorPrimitives.Cos(target, target);
            System.Numerics.Tensors.TensorPrimitives.Multiply(target, _scale, target);
        });
        return new Matrix(features, x.Rows, _weights.Rows);
    }

    /// <summary>Adds the same to a graph.</summary>
    public string AddTo(GraphBuilder graph, string features)
    {
        string turned = graph.Node("Gemm", "classifier-map/turned",
            [
                features, graph.Weights("classifier-map/weights", _weights.Values, _weights.Rows, _weights.Columns),
                graph.Weights("classifier-map/phases", _phases, _phases.Length),
            ], NodeAttribute.Of("transB", 1));
        string waves = graph.Node("Cos", "classifier-map/waves", [turned]);
        return graph.Node("Mul", "classifier-map/features", [waves, graph.Scalar("classifier-map/scale", _scale)]);
    }
}
