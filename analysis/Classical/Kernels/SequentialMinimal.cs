namespace Strata.Analysis.Classical.Kernels;

/// <summary>
/// The dual of a two-class machine, two variables at a time (Platt 1998), chosen by the second-order rule of Fan, Chen and Lin 2005.
/// v = y - K (alpha y) says how much each row wants to move: the optimum is where no row that may grow wants more than any that may
/// shrink.
/// </summary>
sealed class SequentialMinimal
{
    const double Tolerance = 1e-3;
    const double LeastCurvature = 1e-12;

    readonly Matrix2 _kernel;
    readonly int[] _signs;
    readonly double _c;
    readonly double[] _alpha;
    readonly double[] _v;

    /// <param name="kernel">The kernel between the rows of the two classes, with 1 on the diagonal.</param>
    /// <param name="signs">N signs, ±1.</param>
    /// <param name="c">What a row may weigh at most.</param>
    public SequentialMinimal(Matrix2 kernel, int[] signs, double c)
    {
        (_kernel, _signs, _c) = (kernel, signs, c);
        (_alpha, _v) = (new double[signs.Length], Array.ConvertAll(signs, sign => (double)sign));
    }

    /// <summary>The weight of each row times its sign.</summary>
    public float[] Coefficients => [.. _alpha.Zip(_signs, (alpha, sign) => (float)(alpha * sign))];

    /// <summary>The constant of the decision.</summary>
    public float Bias { get; private set; }

    /// <summary>Goes on until the largest wishes differ by less than the tolerance.</summary>
    public void Solve(CancellationToken cancel)
    {
        long most = Math.Max(10_000_000, 100L * _signs.Length);
        for (long step = 0; step < most; step++)
        {
            if (step % 1024 == 0)
                cancel.ThrowIfCancellationRequested();
            int i = Highest();
            if (i < 0)
                break;
            (int j, double lowest) = Partner(i);
            if (_v[i] - lowest < Tolerance || j < 0)
                break;
            Step(i, j);
        }
        SetBias();
    }

    bool MayGrow(int t) => _signs[t] > 0 ? _alpha[t] < _c : _alpha[t] > 0;

    bool MayShrink(int t) => _signs[t] > 0 ? _alpha[t] > 0 : _alpha[t] < _c;

    int Highest()
    {
        int best = -1;
        for (int t = 0; t < _v.Length; t++)
        {
            if ((best < 0 || _v[t] > _v[best]) && MayGrow(t))
                best = t;
        }
        return best;
    }

    (int, double) Partner(int i)
    {
        (int best, double bestGain, double lowest) = (-1, 0, double.PositiveInfinity);
        double highest = _v[i];
        for (int t = 0; t < _v.Length; t++)
        {
            double distance = highest - _v[t];
            if (!MayShrink(t))
                continue;
            lowest = Math.Min(lowest, _v[t]);
            if (distance <= 0)
                continue;
            double gain = distance * distance / Math.Max(2 - 2 * _kernel[i, t], LeastCurvature);
            if (gain > bestGain)
                (best, bestGain) = (t, gain);
        }
        return (best, lowest);
    }

    void Step(int i, int j)
    {
        double move = (_v[i] - _v[j]) / Math.Max(2 - 2 * _kernel[i, j], LeastCurvature);
        move = Math.Min(move, _signs[i] > 0 ? _c - _alpha[i] : _alpha[i]);
        move = Math.Min(move, _signs[j] > 0 ? _alpha[j] : _c - _alpha[j]);
        _alpha[i] = Math.Clamp(_alpha[i] + _signs[i] * move, 0, _c);
        _alpha[j] = Math.Clamp(_alpha[j] - _signs[j] * move, 0, _c);
        _kernel.Subtract(i, j, move, _v);
    }

    // The wish of a row between its limits is the constant itself; else it lies between those of the others.
    void SetBias()
    {
        (double sum, int count, double high, double low) = (0, 0, double.NegativeInfinity, double.PositiveInfinity);
        for (int t = 0; t < _v.Length; t++)
        {
            if (_alpha[t] > 0 && _alpha[t] < _c)
                (sum, count) = (sum + _v[t], count + 1);
            if (MayGrow(t))
                high = Math.Max(high, _v[t]);
            if (MayShrink(t))
                low = Math.Min(low, _v[t]);
        }
        Bias = (float)(count > 0 ? sum / count : (high + low) / 2);
    }
}
