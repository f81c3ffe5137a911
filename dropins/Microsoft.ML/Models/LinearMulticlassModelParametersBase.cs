using Microsoft.ML.Data;
using Microsoft.ML.Models;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Trainers;

/// <summary>One linear function a class.</summary>
public abstract class LinearMulticlassModelParametersBase : ModelParametersBase<VBuffer<float>>, IRowScorer
{
    readonly FloatMatrix _weights;
    readonly float[] _biases;

    private protected LinearMulticlassModelParametersBase(FloatMatrix weights, float[] biases) => (_weights, _biases) = (weights, biases);

    internal FloatMatrix Weights => _weights;

    internal float[] Biases => _biases;

    int IRowScorer.Features => _weights.Columns;

    int IRowScorer.Width => _weights.Rows;

    /// <summary>The weights of each class.</summary>
    public void GetWeights(ref VBuffer<float>[] weights, out int numClasses)
    {
        numClasses = _weights.Rows;
        weights = [.. Enumerable.Range(0, numClasses).Select(row => new VBuffer<float>(_weights.Columns, _weights.Row(row).ToArray()))];
    }

    /// <summary>The constant of each class.</summary>
    public IEnumerable<float> GetBiases() => [.. _biases];

    FloatMatrix IRowScorer.Score(FloatMatrix x)
    {
        FloatMatrix scores = MatrixProduct.Of(x, _weights);
        for (int row = 0; row < scores.Rows; row++)
        {
            Span<float> logits = scores.Writable(row);
            System.Numerics.Tensors.TensorPrimitives.Add(logits, _biases, logits);
            Finish(logits);
        }
        return scores;
    }

    /// <summary>Turns the values of the linear functions into scores.</summary>
    private protected abstract void Finish(Span<float> values);
}
