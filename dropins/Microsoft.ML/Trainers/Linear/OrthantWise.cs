using System.Numerics.Tensors;

namespace Microsoft.ML.Trainers;

/// <summary>
/// L-BFGS for f(w) + L1 |w| + L2/2 |w|², orthant by orthant: within one the L1 term is linear, and steps are clipped at its border
/// (Andrew, Gao 2007, "Scalable training of L1-regularized log-linear models"). Without L1 it is L-BFGS (Nocedal 1980).
/// </summary>
sealed class OrthantWise
{
    const double SufficientDecrease = 1e-4;
    // Each step counts half as much as the one after it.
    const double Fading = 0.5;

    readonly ISmoothFunction _function;
    readonly OrthantWiseOptions _options;
    readonly int _bounded;
    readonly CurvaturePairs _pairs;

    OrthantWise(ISmoothFunction function, int parameters, OrthantWiseOptions options) =>
        (_function, _options, _bounded, _pairs) = (function, options, parameters - options.FreeTail, new CurvaturePairs(options.History));

    /// <summary>Minimises from a starting point, until the improvement is too small or there is none.</summary>
    /// <param name="function">The smooth part, without the term of L2.</param>
    /// <param name="start">The starting point; written over.</param>
    /// <param name="options">The terms of L1 and L2, and when to stop.</param>
    public static double[] Minimise(ISmoothFunction function, double[] start, OrthantWiseOptions options) =>
        new OrthantWise(function, start.Length, options).Run(start);

    double[] Run(double[] x)
    {
        int n = x.Length;
        if (_options.IsNonNegative)
            TensorPrimitives.Max(x.AsSpan(0, _bounded), 0, x.AsSpan(0, _bounded));
        (double[] gradient, double[] next, double[] nextGradient) = (new double[n], new double[n], new double[n]);
        (double[] steepest, double[] direction) = (new double[n], new double[n]);
        double value = Value(x);
        Gradient(x, gradient);
        (double improvement, double weight) = (0, 0);
        for (int iteration = 0; iteration < _options.MaximumIterations; iteration++)
        {
            Steepest(x, gradient, steepest);
            steepest.CopyTo(direction, 0);
            _pairs.Precondition(direction);
            // A component that climbs is left out: the curvature was measured in another orthant.
            for (int i = 0; i < _bounded; i++)
            {
                if (direction[i] * steepest[i] <= 0)
                    direction[i] = 0;
            }
            double norm = TensorPrimitives.Norm<double>(direction);
            if (norm == 0)
                break;
            double step = _pairs.Count == 0 ? 1 / norm : 1;
            double reached = Search(x, value, steepest, direction, step, next);
            if (double.IsNaN(reached))
            {
                if (_pairs.Count == 0)
                    break;
                // Rounding has spoiled the curvature: once more along the steepest descent.
                _pairs.Clear();
                continue;
            }
            Gradient(next, nextGradient);
            _pairs.Add(x, next, gradient, nextGradient);
            (improvement, weight) = (value - reached + Fading * improvement, 1 + Fading * weight);
            (x, next, gradient, nextGradient, value) = (next, x, nextGradient, gradient, reached);
            if (improvement / weight <= _options.Tolerance * Math.Abs(value))
                break;
        }
        return x;
    }

    // Halves the step until the value has fallen enough; NaN where it never does.
    double Search(double[] x, double value, double[] steepest, double[] direction, double step, double[] next)
    {
        for (int halving = 0; halving < 40; halving++, step /= 2)
        {
            double gain = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double moved = x[i] + step * direction[i];
                if (i < _bounded && IsOutside(x[i], steepest[i], moved))
                    moved = 0;
                next[i] = moved;
                gain += steepest[i] * (moved - x[i]);
            }
            double reached = Value(next);
            if (reached <= value - SufficientDecrease * gain && reached < value)
                return reached;
        }
        return double.NaN;
    }

    bool IsOutside(double from, double steepest, double moved)
    {
        if (_options.IsNonNegative)
            return moved < 0;
        double orthant = from != 0 ? from : steepest;
        return _options.L1 > 0 && orthant * moved < 0;
    }

    // The whole objective.
    double Value(double[] x)
    {
        ReadOnlySpan<double> bounded = x.AsSpan(0, _bounded);
        return _function.ValueAt(x)
            + _options.L2 / 2 * TensorPrimitives.SumOfSquares(bounded) + _options.L1 * TensorPrimitives.SumOfMagnitudes(bounded);
    }

    // That of the smooth part of it, at the point whose value was asked for last.
    void Gradient(double[] x, double[] gradient)
    {
        _function.WriteGradient(gradient);
        Span<double> bounded = gradient.AsSpan(0, _bounded);
        TensorPrimitives.MultiplyAdd(x.AsSpan(0, _bounded), _options.L2, bounded, bounded);
    }

    // Minus the gradient where there is one, and at 0 minus the smallest of all subgradients.
    void Steepest(double[] x, double[] gradient, double[] steepest)
    {
        double l1 = _options.L1;
        for (int i = 0; i < x.Length; i++)
        {
            double g = gradient[i];
            steepest[i] = i >= _bounded ? -g
                : x[i] > 0 ? -(g + l1)
                : x[i] < 0 ? -(g - l1)
                : g + l1 < 0 ? -(g + l1)
                : g - l1 > 0 && !_options.IsNonNegative ? -(g - l1)
                : 0;
        }
    }
}
