using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Trainers;

/// <summary>
/// The sum over all rows of -ln of the true class's softmax probability, and its gradient. Parameters are the weights [D,K], then
/// the biases [K].
/// </summary>
sealed class SoftMaxLoss : ISmoothFunction
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
    // Of each row, the probabilities of its classes minus 1 for the true one: the gradient of its logits, [N,Stride].
    readonly float[] _errors;
    readonly float[][] _gradients;
    readonly double[] _losses = new double[Stripes];

    public SoftMaxLoss(FloatMatrix x, ClassLabels labels, int? threads)
    {
        (_rows, _features, _labels, _classes) = (new SparseRows(x, labels.Count), x.Columns, labels.Values, labels.Count);
        _stride = _rows.Stride;
        _threads = new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount };
        _weights = new float[(_features + 1) * _stride];
        _errors = new float[checked(_labels.Length * _stride)];
        _gradients = [.. Enumerable.Range(0, Stripes).Select(_ => new float[_weights.Length])];
    }

    public int Parameters => _classes * (_features + 1);

    /// <inheritdoc/>
    public double ValueAt(ReadOnlySpan<double> parameters)
    {
        for (int f = 0; f <= _features; f++)
            TensorPrimitives.ConvertTruncating(parameters.Slice(f * _classes, _classes), _weights.AsSpan(f * _stride));
        Parallel.For(0, Stripes, _threads, Measure);
        return _losses.Sum();
    }

    /// <inheritdoc/>
    public void WriteGradient(Span<double> gradient)
    {
        Parallel.For(0, Stripes, _threads, Gather);
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
        double loss = 0;
        foreach (int i in RowsOf(stripe))
        {
            Span<float> row = _errors.AsSpan(i * _stride, _stride);
            _rows.Multiply(i, _weights, row);
            Span<float> logits = row[.._classes];
            TensorPrimitives.Add(logits, _weights.AsSpan(_features * _stride, _classes), logits);
            TensorPrimitives.Subtract(logits, TensorPrimitives.Max(logits), logits);
            loss -= logits[_labels[i]];
            TensorPrimitives.Exp(logits, logits);
            float sum = TensorPrimitives.Sum<float>(logits);
            loss += Math.Log(sum);
            TensorPrimitives.Divide(logits, sum, logits);
            logits[_labels[i]] -= 1;
            row[_classes..].Clear();
        }
        _losses[stripe] = loss;
    }

    void Gather(int stripe)
    {
        float[] gradient = _gradients[stripe];
        Array.Clear(gradient);
        Span<float> bias = gradient.AsSpan(_features * _stride, _stride);
        foreach (int i in RowsOf(stripe))
        {
            ReadOnlySpan<float> row = _errors.AsSpan(i * _stride, _stride);
            TensorPrimitives.Add(bias, row, bias);
            _rows.AddOuter(i, row, gradient);
        }
    }

    IEnumerable<int> RowsOf(int stripe)
    {
        int first = (int)((long)_labels.Length * stripe / Stripes);
        return Enumerable.Range(first, (int)((long)_labels.Length * (stripe + 1) / Stripes) - first);
    }
}
