using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Trainers;

/// <summary>
/// The sum over all rows of -ln of the true class's softmax probability, and its gradient. Parameters are the weights [D,K], then
/// the biases [K].
/// </summary>
sealed class SoftMaxLoss
{
    // Rows are shared out in so many stripes, whatever the number of threads, and their sums added in order.
    const int Stripes = 16;

    readonly SparseRows _rows;
    readonly int _features;
    readonly int[] _labels;
    readonly int _classes;
    readonly int _stride;
    readonly ParallelOptions _threads;
    readonly float[] _weights;
    readonly float[][] _gradients;
    readonly double[] _losses = new double[Stripes];

    public SoftMaxLoss(FloatMatrix x, ClassLabels labels, int? threads)
    {
        (_rows, _features, _labels, _classes) = (new SparseRows(x, labels.Count), x.Columns, labels.Values, labels.Count);
        _stride = _rows.Stride;
        _threads = new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount };
        _weights = new float[(_features + 1) * _stride];
        _gradients = [.. Enumerable.Range(0, Stripes).Select(_ => new float[_weights.Length])];
    }

    public int Parameters => _classes * (_features + 1);

    /// <summary>The loss at a point and its gradient there.</summary>
    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        for (int f = 0; f <= _features; f++)
            TensorPrimitives.ConvertTruncating(parameters.Slice(f * _classes, _classes), _weights.AsSpan(f * _stride));
        Parallel.For(0, Stripes, _threads, Measure);
        for (int f = 0; f <= _features; f++)
        {
            for (int k = 0; k < _classes; k++)
            {
                double sum = 0;
                foreach (float[] part in _gradients)
                    sum += part[f * _stride + k];
                gradient[f * _classes + k] = sum;
            }
        }
        return _losses.Sum();
    }

    public MaximumEntropyModelParameters ToModel(ReadOnlySpan<double> parameters)
    {
        FloatMatrix weights = FloatMatrix.Zero(_classes, _features);
        float[] biases = new float[_classes];
        for (int k = 0; k < _classes; k++)
        {
            for (int f = 0; f < _features; f++)
                weights.Writable(k)[f] = (float)parameters[f * _classes + k];
            biases[k] = (float)parameters[_features * _classes + k];
        }
        return new MaximumEntropyModelParameters(weights, biases);
    }

    void Measure(int stripe)
    {
        float[] gradient = _gradients[stripe];
        Array.Clear(gradient);
        Span<float> bias = gradient.AsSpan(_features * _stride, _classes);
        Span<float> row = new float[_stride];
        Span<float> logits = row[.._classes];
        double loss = 0;
        for (long i = (long)_labels.Length * stripe / Stripes; i < (long)_labels.Length * (stripe + 1) / Stripes; i++)
        {
            int label = _labels[i];
            _rows.Multiply((int)i, _weights, row);
            TensorPrimitives.Add(logits, _weights.AsSpan(_features * _stride, _classes), logits);
            TensorPrimitives.Subtract(logits, TensorPrimitives.Max(logits), logits);
            loss -= logits[label];
            TensorPrimitives.Exp(logits, logits);
            float sum = TensorPrimitives.Sum<float>(logits);
            loss += Math.Log(sum);
            TensorPrimitives.Divide(logits, sum, logits);
            logits[label] -= 1;
            TensorPrimitives.Add(bias, logits, bias);
            row[_classes..].Clear();
            _rows.AddOuter((int)i, row, gradient);
        }
        _losses[stripe] = loss;
    }
}
