using System.Numerics.Tensors;

namespace Strata.Analysis.Numerics;

/// <summary>A smooth function of n values: its value at a point, and its gradient [n], which it writes.</summary>
delegate double SmoothFunction(ReadOnlySpan<double> point, Span<double> gradient);

/// <summary>Where a minimisation ended.</summary>
/// <param name="Point">[n].</param>
/// <param name="Value">The function there.</param>
/// <param name="Iterations">Steps taken.</param>
/// <param name="Converged">Whether the gradient is as small as was asked for, or no step leads further down in the function's precision.</param>
sealed record Minimum(double[] Point, double Value, int Iterations, bool Converged);

/// <summary>
/// Minimises a smooth function by its gradients: limited-memory BFGS (Nocedal and Wright 2006, algorithms 7.4 and 7.5) with backtracking
/// steps (algorithm 3.1), which suffice for convex functions.
/// </summary>
static class LimitedMemoryBfgs
{
    const int Memory = 10, MostHalvings = 30;
    const double Decrease = 1e-4, LeastCurvature = 1e-12;

    /// <summary>Goes down from a point.</summary>
    /// <param name="function">The function.</param>
    /// <param name="start">[n]; kept as it is.</param>
    /// <param name="iterations">At most so many steps.</param>
    /// <param name="tolerance">Stop once no entry of the gradient is larger.</param>
    /// <param name="cancel">Stops between two steps.</param>
    public static Minimum Run(SmoothFunction function, ReadOnlySpan<double> start, int iterations, double tolerance, CancellationToken cancel = default)
    {
        double[] point = start.ToArray(), gradient = new double[point.Length], direction = new double[point.Length];
        double[] nextPoint = new double[point.Length], nextGradient = new double[point.Length];
        List<Correction> corrections = [];
        double value = function(point, gradient);
        for (int iteration = 0; iteration < iterations; iteration++)
        {
            cancel.ThrowIfCancellationRequested();
            if (Math.Abs(TensorPrimitives.MaxMagnitude<double>(gradient)) <= tolerance)
                return new Minimum(point, value, iteration, true);
            Direct(direction, gradient, corrections);
            double first = corrections.Count > 0 ? 1 : 1 / TensorPrimitives.Norm<double>(gradient);
            double? lower = StepDown(function, point, value, gradient, direction, first, nextPoint, nextGradient);
            if (lower is null && corrections.Count == 0)
                return new Minimum(point, value, iteration, true);
            if (lower is null)
            {
                // What was learned of the curvature no longer fits: once more from the gradient alone.
                corrections.Clear();
                continue;
            }
            Learn(corrections, point, nextPoint, gradient, nextGradient);
            value = lower.Value;
            (point, nextPoint, gradient, nextGradient) = (nextPoint, point, nextGradient, gradient);
        }
        return new Minimum(point, value, iterations, Math.Abs(TensorPrimitives.MaxMagnitude<double>(gradient)) <= tolerance);
    }

    // Halves the step until the function falls by a share of what its slope promises; null where it never does.
    static double? StepDown(
        SmoothFunction function, double[] point, double value, double[] gradient, double[] direction, double step,
        double[] nextPoint, double[] nextGradient)
    {
        double slope = TensorPrimitives.Dot<double>(gradient, direction);
        for (int halving = 0; halving < MostHalvings; halving++, step /= 2)
        {
            TensorPrimitives.MultiplyAdd(direction, step, point, nextPoint);
            double next = function(nextPoint, nextGradient);
            if (next <= value + Decrease * step * slope && next < value)
                return next;
        }
        return null;
    }

    // The two-loop recursion: -H·g, with H the inverse of the curvature that the last steps met.
    static void Direct(double[] direction, double[] gradient, List<Correction> corrections)
    {
        TensorPrimitives.Negate(gradient, direction);
        Span<double> shares = stackalloc double[Memory];
        for (int i = corrections.Count - 1; i >= 0; i--)
        {
            shares[i] = TensorPrimitives.Dot<double>(corrections[i].Step, direction) / corrections[i].Curvature;
            TensorPrimitives.MultiplyAdd(corrections[i].Change, -shares[i], direction, direction);
        }
        if (corrections is [.., var last])
            TensorPrimitives.Multiply(direction, last.Curvature / TensorPrimitives.SumOfSquares<double>(last.Change), direction);
        for (int i = 0; i < corrections.Count; i++)
        {
            double share = TensorPrimitives.Dot<double>(corrections[i].Change, direction) / corrections[i].Curvature;
            TensorPrimitives.MultiplyAdd(corrections[i].Step, shares[i] - share, direction, direction);
        }
    }

    static void Learn(List<Correction> corrections, double[] point, double[] nextPoint, double[] gradient, double[] nextGradient)
    {
        Correction oldest = corrections.Count < Memory ? new Correction(point.Length) : corrections[0];
        TensorPrimitives.Subtract(nextPoint, point, oldest.Step);
        TensorPrimitives.Subtract(nextGradient, gradient, oldest.Change);
        oldest.Curvature = TensorPrimitives.Dot<double>(oldest.Step, oldest.Change);
        corrections.Remove(oldest);
        if (oldest.Curvature > LeastCurvature * TensorPrimitives.SumOfSquares<double>(oldest.Step))
            corrections.Add(oldest);
    }

    sealed class Correction(int length)
    {
        public double[] Step { get; } = new double[length];

        public double[] Change { get; } = new double[length];

        public double Curvature { get; set; }
    }
}
