using System.Numerics.Tensors;

namespace Strata.Checks;

/// <summary>Adds up how far two runs of one layer are apart, batch by batch.</summary>
public sealed class DifferenceMeter
{
    float[] _difference = [];
    double _sum;
    long _values;

    /// <summary>The largest absolute difference so far; not a number where one side has none.</summary>
    public double Largest { get; private set; }

    /// <summary>The largest absolute value of the expected side so far.</summary>
    public double Scale { get; private set; }

    /// <summary>The mean absolute difference so far.</summary>
    public double Mean => _values == 0 ? 0 : _sum / _values;

    /// <summary>Counts one batch.</summary>
    /// <param name="expected">Any number of values.</param>
    /// <param name="found">As many.</param>
    public void Add(ReadOnlySpan<float> expected, ReadOnlySpan<float> found)
    {
        if (_difference.Length < expected.Length)
            _difference = new float[expected.Length];
        Span<float> difference = _difference.AsSpan(0, expected.Length);
        TensorPrimitives.Subtract(expected, found, difference);
        TensorPrimitives.Abs(difference, difference);
        // Both maxima carry a NaN on.
        Largest = Math.Max(Largest, TensorPrimitives.Max<float>(difference));
        Scale = Math.Max(Scale, Math.Abs(TensorPrimitives.MaxMagnitude(expected)));
        _sum += TensorPrimitives.Sum<float>(difference);
        _values += expected.Length;
    }
}
