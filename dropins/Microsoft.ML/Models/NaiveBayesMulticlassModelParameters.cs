using Microsoft.ML.Data;
using Microsoft.ML.Models;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Trainers;

/// <summary>How often each feature is above 0 in each class. Scores are log-probabilities up to a constant of the row.</summary>
public sealed class NaiveBayesMulticlassModelParameters : ModelParametersBase<VBuffer<float>>, IRowScorer
{
    readonly long[] _labels;
    readonly long[][] _features;
    readonly Lazy<(FloatMatrix Weights, float[] Biases)> _linear;

    internal NaiveBayesMulticlassModelParameters(long[] labels, long[][] features)
    {
        (_labels, _features) = (labels, features);
        _linear = new(Linear);
    }

    int IRowScorer.Features => _features[0].Length;

    int IRowScorer.Width => _labels.Length;

    /// <summary>The score as a linear function of what is above 0: weights [K,D] and biases [K].</summary>
    internal (FloatMatrix Weights, float[] Biases) LinearForm => _linear.Value;

    /// <summary>The rows of each class.</summary>
    public IReadOnlyList<long> GetLabelHistogramLong() => _labels;

    /// <summary>For each class and feature, the rows in which it is above 0.</summary>
    public IReadOnlyList<IReadOnlyList<long>> GetFeatureHistogramLong() => _features;

    FloatMatrix IRowScorer.Score(FloatMatrix x)
    {
        FloatMatrix present = new(Array.ConvertAll(x.Values, value => value > 0 ? 1f : 0f), x.Rows, x.Columns);
        FloatMatrix scores = MatrixProduct.Of(present, LinearForm.Weights);
        for (int row = 0; row < scores.Rows; row++)
            System.Numerics.Tensors.TensorPrimitives.Add(scores.Row(row), LinearForm.Biases, scores.Writable(row));
        return scores;
    }

    // ln P(class) + Σ ln P(feature | class) over features above 0 + Σ ln (1 - P(feature | class)) over the others, with one row of
    // each kind added to every count, so that none is 0 (Laplace).
    (FloatMatrix, float[]) Linear()
    {
        FloatMatrix weights = FloatMatrix.Zero(_labels.Length, _features[0].Length);
        float[] biases = new float[_labels.Length];
        for (int k = 0; k < biases.Length; k++)
        {
            double bias = _labels[k] == 0 ? float.MinValue : Math.Log(_labels[k] / (double)_labels.Sum());
            Span<float> row = weights.Writable(k);
            for (int f = 0; f < row.Length; f++)
            {
                double share = (_features[k][f] + 1.0) / (_labels[k] + 2.0);
                bias += Math.Log(1 - share);
                row[f] = (float)(Math.Log(share) - Math.Log(1 - share));
            }
            biases[k] = (float)Math.Max(bias, float.MinValue);
        }
        return (weights, biases);
    }
}
