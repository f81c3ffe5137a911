using System.Numerics.Tensors;

namespace Microsoft.ML.Trainers;

/// <summary>
/// The last steps and the changes of the gradient along them: what L-BFGS knows of the curvature (Nocedal 1980).
/// </summary>
sealed class CurvaturePairs(int most)
{
    readonly LinkedList<(double[] Step, double[] Change, double Product)> _pairs = [];

    public int Count => _pairs.Count;

    public void Clear() => _pairs.Clear();

    /// <summary>Remembers a step, unless the gradient shows no curvature along it.</summary>
    public void Add(double[] from, double[] to, double[] gradientFrom, double[] gradientTo)
    {
        (double[] step, double[] change) = _pairs.Count == most
            ? (_pairs.First!.Value.Step, _pairs.First.Value.Change) : (new double[from.Length], new double[from.Length]);
        TensorPrimitives.Subtract(to, from, step);
        TensorPrimitives.Subtract(gradientTo, gradientFrom, change);
        if (_pairs.Count == most)
            _pairs.RemoveFirst();
        double product = TensorPrimitives.Dot<double>(step, change);
        if (product > 1e-10 * TensorPrimitives.SumOfSquares<double>(change))
            _pairs.AddLast((step, change, product));
    }

    /// <summary>Multiplies by the estimated inverse of the curvature: the two-loop recursion.</summary>
    public void Precondition(double[] direction)
    {
        if (_pairs.Last is null)
            return;
        Stack<double> factors = [];
        for (var at = _pairs.Last; at is not null; at = at.Previous)
        {
            double factor = TensorPrimitives.Dot<double>(at.Value.Step, direction) / at.Value.Product;
            TensorPrimitives.MultiplyAdd(at.Value.Change, -factor, direction, direction);
            factors.Push(factor);
        }
        double scale = _pairs.Last.Value.Product / TensorPrimitives.SumOfSquares<double>(_pairs.Last.Value.Change);
        TensorPrimitives.Multiply(direction, scale, direction);
        for (var at = _pairs.First; at is not null; at = at.Next)
        {
            double back = TensorPrimitives.Dot<double>(at.Value.Change, direction) / at.Value.Product;
            TensorPrimitives.MultiplyAdd(at.Value.Step, factors.Pop() - back, direction, direction);
        }
    }
}
