using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Numerics;
using Microsoft.ML.Randomness;

namespace Microsoft.ML.Trainers;

/// <summary>
/// Minimises mean Σ_k ln(1 + exp(s_k - s_label)) + l2 (|w|²/2 + threshold |w|), k over the other classes, in its dual: each row and other
/// class has an α in 0..1 (Shalev-Shwartz, Zhang 2013, "Stochastic dual coordinate ascent methods for regularized loss minimization", the
/// step for the logistic loss; the L1 term by shrinking, after their proximal form of 2014). v = 1/(l2 n) Σ α x (e_label - e_k)ᵀ, and w is
/// v brought closer to 0 by the threshold. The bias is the weight of a feature that is always 1.
/// </summary>
sealed class PairwiseLogisticDual
{
    readonly SparseRows _rows;
    readonly int _features;
    readonly int[] _labels;
    readonly int _classes;
    readonly int _stride;
    readonly float _l2;
    readonly float _threshold;
    readonly float[] _v;
    readonly float[] _w;
    readonly float[] _alpha;

    /// <param name="x">Features [N,D].</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="l2">Above 0.</param>
    /// <param name="threshold">0 or more.</param>
    public PairwiseLogisticDual(FloatMatrix x, ClassLabels labels, float l2, float threshold)
    {
        (_rows, _features, _labels, _classes, _l2, _threshold) =
            (new SparseRows(x, labels.Count), x.Columns, labels.Values, labels.Count, l2, threshold);
        _stride = _rows.Stride;
        _v = new float[(_features + 1) * _stride];
        // Without an L1 term w is v itself.
        _w = threshold == 0 ? _v : new float[_v.Length];
        _alpha = new float[(long)_labels.Length * _classes];
    }

    /// <summary>Passes over all rows until the duality gap is small enough; the weights of the least loss stay.</summary>
    /// <param name="passes">Passes at most.</param>
    /// <param name="tolerance">The gap's share of the loss at which it ends.</param>
    /// <param name="shuffle">Whether each pass has an order of its own.</param>
    /// <param name="seed">What orders are drawn by.</param>
    /// <returns>The model.</returns>
    public MaximumEntropyModelParameters Ascend(int passes, float tolerance, bool shuffle, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, _labels.Length)];
        SplitMix random = new(seed);
        float[] best = new float[_w.Length];
        double least = double.PositiveInfinity;
        for (int pass = 0; pass < passes; pass++)
        {
            if (shuffle)
                random.Shuffle(order.AsSpan());
            Pass(order);
            (double primal, double dual) = Values();
            if (primal < least)
            {
                _w.CopyTo(best, 0);
                least = primal;
            }
            if (primal - dual <= tolerance * primal)
                break;
        }
        return ToModel(best);
    }

    MaximumEntropyModelParameters ToModel(float[] w)
    {
        FloatMatrix weights = FloatMatrix.Zero(_classes, _features);
        for (int k = 0; k < _classes; k++)
        {
            for (int f = 0; f < _features; f++)
                weights.Writable(k)[f] = w[f * _stride + k];
        }
        return new MaximumEntropyModelParameters(weights, w[(_features * _stride)..(_features * _stride + _classes)]);
    }

    void Pass(int[] order)
    {
        float[] scores = new float[_stride], moves = new float[_stride];
        float scale = 1 / (_l2 * _labels.Length);
        foreach (int row in order)
        {
            Scores(row, scores);
            Step(row, scores, moves, scale);
            _rows.AddOuter(row, moves, _v);
            Span<float> bias = _v.AsSpan(_features * _stride, _stride);
            TensorPrimitives.Add(bias, moves, bias);
            if (_threshold == 0)
                continue;
            _rows.Shrink(row, _v, _threshold, _w);
            SparseRows.Shrink(bias, _threshold, _w.AsSpan(_features * _stride, _stride));
        }
    }

    // Moves the α of a row, one class after the other: each move pushes the label's score up for those that follow.
    void Step(int row, ReadOnlySpan<float> scores, Span<float> moves, float scale)
    {
        Span<float> alpha = _alpha.AsSpan(row * _classes, _classes);
        int label = _labels[row];
        float norm = _rows.SquaredNorm(row) + 1;
        // A row and another class are an example x (e_label - e_k)ᵀ, whose squared norm is twice that of x.
        float rate = 1 / Math.Max(1, 0.25f + 2 * norm * scale);
        float pushed = 0;
        moves.Clear();
        for (int k = 0; k < alpha.Length; k++)
        {
            if (k == label)
                continue;
            float margin = scores[label] + pushed * norm - scores[k];
            float change = (1 / (1 + MathF.Exp(margin)) - alpha[k]) * rate;
            alpha[k] += change;
            moves[k] = -change * scale;
            pushed -= moves[k];
        }
        moves[label] = pushed;
    }

    void Scores(int row, Span<float> scores)
    {
        _rows.Multiply(row, _w, scores);
        TensorPrimitives.Add(scores, _w.AsSpan(_features * _stride, _stride), scores);
    }

    (double Primal, double Dual) Values()
    {
        float[] scores = new float[_stride];
        (double loss, double entropy) = (0, 0);
        for (int row = 0; row < _labels.Length; row++)
        {
            Scores(row, scores);
            int label = _labels[row];
            for (int k = 0; k < _classes; k++)
            {
                if (k == label)
                    continue;
                loss += SoftPlus(scores[k] - scores[label]);
                entropy += Entropy(_alpha[row * _classes + k]);
            }
        }
        double squares = TensorPrimitives.SumOfSquares<float>(_w);
        double magnitudes = TensorPrimitives.SumOfMagnitudes<float>(_w);
        return (loss / _labels.Length + _l2 * (squares / 2 + _threshold * magnitudes), entropy / _labels.Length - _l2 / 2 * squares);
    }

    static double SoftPlus(float x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    static double Entropy(float share) => share is <= 0 or >= 1 ? 0 : -share * Math.Log(share) - (1 - share) * Math.Log(1 - share);
}
