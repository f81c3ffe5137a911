using System.Numerics;
using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Numerics;
using Microsoft.ML.Randomness;

namespace Microsoft.ML.Trainers;

/// <summary>
/// Minimises mean(-ln p_label) + l2/2 |w|² + l1 |w| in its dual, row by row (Shalev-Shwartz, Zhang 2014, "Accelerated proximal
/// stochastic dual coordinate ascent", with the softmax loss). Row i has a distribution q_i; v = 1/(l2 n) Σ x_i (e_label - q_i)ᵀ, and
/// w is v brought closer to 0 by l1/l2. A step moves q_i towards the softmax p of the row's scores by
/// s = min(1, (KL(q|p) + |p-q|²) / (|p-q|² (2 + |x|²/(l2 n)))). The bias is the weight of a feature that is always 1.
/// </summary>
sealed class SoftMaxDual
{
    readonly SparseRows _rows;
    readonly int _features;
    readonly int[] _labels;
    readonly int _classes;
    readonly int _stride;
    readonly float _l2;
    readonly float _l1;
    readonly float[] _v;
    readonly float[] _w;
    readonly float[] _q;

    public SoftMaxDual(FloatMatrix x, ClassLabels labels, float l2, float l1)
    {
        (_rows, _features, _labels, _classes, _l2, _l1) = (new SparseRows(x, labels.Count), x.Columns, labels.Values, labels.Count, l2, l1);
        _stride = _rows.Stride;
        _v = new float[(_features + 1) * _stride];
        // Without an L1 term w is v itself.
        _w = l1 == 0 ? _v : new float[_v.Length];
        _q = new float[(long)_labels.Length * _classes];
        for (int i = 0; i < _labels.Length; i++)
            _q[i * _classes + _labels[i]] = 1;
    }

    /// <summary>Passes over all rows until the duality gap is small enough.</summary>
    public void Ascend(int passes, float tolerance, bool shuffle, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, _labels.Length)];
        SplitMix random = new(seed);
        for (int pass = 0; pass < passes; pass++)
        {
            if (shuffle)
                random.Shuffle(order.AsSpan());
            Pass(order);
            (double primal, double dual) = Values();
            if (primal - dual <= tolerance * primal)
                return;
        }
    }

    public MaximumEntropyModelParameters ToModel()
    {
        FloatMatrix weights = FloatMatrix.Zero(_classes, _features);
        for (int k = 0; k < _classes; k++)
        {
            for (int f = 0; f < _features; f++)
                weights.Writable(k)[f] = _w[f * _stride + k];
        }
        return new MaximumEntropyModelParameters(weights, _w[(_features * _stride)..(_features * _stride + _classes)]);
    }

    void Pass(int[] order)
    {
        float[] p = new float[_stride];
        float scale = 1 / (_l2 * _labels.Length);
        foreach (int i in order)
        {
            LogProbabilities(i, p);
            Span<float> q = _q.AsSpan(i * _classes, _classes);
            (float divergence, float distance) = (0, 0);
            for (int k = 0; k < q.Length; k++)
            {
                if (q[k] > 0)
                    divergence += q[k] * (MathF.Log(q[k]) - p[k]);
                p[k] = MathF.Exp(p[k]) - q[k];
                distance += p[k] * p[k];
            }
            if (distance < 1e-12f)
                continue;
            float size = (_rows.SquaredNorm(i) + 1) * scale;
            float step = Math.Min(1, (Math.Max(divergence, 0) + distance) / (distance * (2 + size)));
            for (int k = 0; k < q.Length; k++)
            {
                float moved = step * p[k];
                q[k] = Math.Max(q[k] + moved, 0);
                p[k] = -moved * scale;
            }
            p.AsSpan(_classes).Clear();
            _rows.AddOuter(i, p, _v);
            Span<float> bias = _v.AsSpan(_features * _stride, _stride);
            TensorPrimitives.Add(bias, p, bias);
            if (_l1 > 0)
                ShrinkAll();
        }
    }

    void ShrinkAll()
    {
        float threshold = _l1 / _l2;
        Vector<float> by = new(threshold);
        for (int at = 0; at < _v.Length; at += Vector<float>.Count)
        {
            Vector<float> weight = new(_v, at);
            (Vector.Max(weight - by, default) + Vector.Min(weight + by, default)).CopyTo(_w, at);
        }
    }

    void LogProbabilities(int row, Span<float> p)
    {
        _rows.Multiply(row, _w, p);
        Span<float> logits = p[.._classes];
        TensorPrimitives.Add(logits, _w.AsSpan(_features * _stride, _classes), logits);
        float most = TensorPrimitives.Max(logits);
        float sum = 0;
        foreach (float logit in logits)
            sum += MathF.Exp(logit - most);
        TensorPrimitives.Subtract(logits, most + MathF.Log(sum), logits);
    }

    (double Primal, double Dual) Values()
    {
        float[] p = new float[_stride];
        (double loss, double entropy) = (0, 0);
        for (int i = 0; i < _labels.Length; i++)
        {
            LogProbabilities(i, p);
            loss -= p[_labels[i]];
            foreach (float q in _q.AsSpan(i * _classes, _classes))
                entropy -= q > 0 ? q * Math.Log(q) : 0;
        }
        (double squares, double magnitudes) = (0, 0);
        foreach (float weight in _w)
            (squares, magnitudes) = (squares + (double)weight * weight, magnitudes + Math.Abs(weight));
        return (loss / _labels.Length + _l2 / 2 * squares + _l1 * magnitudes, entropy / _labels.Length - _l2 / 2 * squares);
    }
}
