using System.Numerics.Tensors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Probes;

/// <summary>
/// The loss of multinomial logistic regression as a function of its weights [C,D] and biases [C]: the mean of -ln p(label) plus
/// penalty/2·|weights|². Products are float32, sums over the rows double.
/// </summary>
sealed class SoftmaxLoss
{
    const int RowsAtATime = 256;

    readonly Matrix _x, _turned;
    readonly int[] _labels;
    readonly int _classes, _threads;
    readonly float[] _weights, _logits, _residuals, _slopes;
    readonly double[] _losses;

    /// <param name="x">[N,D].</param>
    /// <param name="labels">[N], 0..C-1.</param>
    /// <param name="classes">C.</param>
    /// <param name="threads">At most so many; 0 for one a core. No bit depends on it.</param>
    public SoftmaxLoss(Matrix x, int[] labels, int classes, int threads)
    {
        (_x, _turned, _labels, _classes, _threads) = (x, x.Transposed(), labels, classes, threads);
        (_weights, _logits) = (new float[classes * x.Columns], new float[x.Rows * classes]);
        (_residuals, _slopes) = (new float[classes * x.Rows], new float[x.Columns * classes]);
        _losses = new double[RowBlocks.Count(x.Rows, RowsAtATime)];
    }

    /// <summary>Values of a point: C·(D + 1), the weights row by row, then the biases.</summary>
    public int Length => _classes * (_x.Columns + 1);

    /// <summary>How much large weights cost, 0 and up.</summary>
    public double Penalty { get; set; }

    /// <summary>The loss and its gradient.</summary>
    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        ReadOnlySpan<double> weights = point[.._weights.Length];
        double[] biases = point[_weights.Length..].ToArray();
        TensorPrimitives.ConvertTruncating(weights, _weights);
        RowBlocks.ForEach(_x.Rows, RowsAtATime, _threads, (start, count) => Lose(biases, start, count));
        RowBlocks.ForEach(_x.Columns, RowsAtATime, _threads, (start, count) => RowProducts.Of(
            _turned.Values.Slice(start * _x.Rows, count * _x.Rows), _residuals, _x.Rows, _slopes.AsSpan(start * _classes, count * _classes)));
        Collect(weights, gradient);
        return _losses.Sum() / _x.Rows + Penalty / 2 * TensorPrimitives.SumOfSquares(weights);
    }

    // Losses of some rows, and (p - y)/N, whose product with X is the gradient.
    void Lose(double[] biases, int start, int count)
    {
        Span<float> logits = _logits.AsSpan(start * _classes, count * _classes);
        RowProducts.Of(_x.Values.Slice(start * _x.Columns, count * _x.Columns), _weights, _x.Columns, logits);
        double loss = 0;
        Span<double> shares = stackalloc double[Math.Min(_classes, 1024)];
        if (_classes > shares.Length)
            shares = new double[_classes];
        for (int i = 0; i < count; i++)
        {
            for (int c = 0; c < _classes; c++)
                shares[c] = logits[i * _classes + c] + biases[c];
            double largest = TensorPrimitives.Max<double>(shares), own = shares[_labels[start + i]] - largest, sum = 0;
            for (int c = 0; c < _classes; c++)
                sum += shares[c] = Math.Exp(shares[c] - largest);
            loss += Math.Log(sum) - own;
            for (int c = 0; c < _classes; c++)
                _residuals[c * _x.Rows + start + i] = (float)((shares[c] / sum - (c == _labels[start + i] ? 1 : 0)) / _x.Rows);
        }
        _losses[start / RowsAtATime] = loss;
    }

    void Collect(ReadOnlySpan<double> weights, Span<double> gradient)
    {
        for (int c = 0; c < _classes; c++)
        {
            for (int d = 0; d < _x.Columns; d++)
                gradient[c * _x.Columns + d] = _slopes[d * _classes + c] + Penalty * weights[c * _x.Columns + d];
            double sum = 0;
            foreach (float residual in _residuals.AsSpan(c * _x.Rows, _x.Rows))
                sum += residual;
            gradient[_weights.Length + c] = sum;
        }
    }
}
