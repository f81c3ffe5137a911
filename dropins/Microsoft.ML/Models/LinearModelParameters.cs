using Microsoft.ML.Models;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Trainers;

/// <summary>A linear function: weights · x + bias.</summary>
public abstract class LinearModelParameters : ModelParametersBase<float>, IRowScorer
{
    readonly float[] _weights;

    private protected LinearModelParameters(float[] weights, float bias) => (_weights, Bias) = (weights, bias);

    public IReadOnlyList<float> Weights => _weights;

    public float Bias { get; protected set; }

    internal ReadOnlySpan<float> WeightSpan => _weights;

    int IRowScorer.Features => _weights.Length;

    int IRowScorer.Width => 1;

    FloatMatrix IRowScorer.Score(FloatMatrix x)
    {
        FloatMatrix scores = MatrixProduct.Of(x, new FloatMatrix(_weights, 1, _weights.Length));
        System.Numerics.Tensors.TensorPrimitives.Add(scores.Values, Bias, scores.Values);
        return scores;
    }
}

/// <summary>A linear function that tells two classes apart: positive above 0.</summary>
public sealed class LinearBinaryModelParameters : LinearModelParameters
{
    internal LinearBinaryModelParameters(float[] weights, float bias) : base(weights, bias)
    {
    }
}
