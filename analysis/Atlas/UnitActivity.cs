using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Strata.Analysis.Atlas;

/// <summary>
/// What the units of a layer do over all images, before pooling: a unit is a channel of a map [C,H,W], a feature of tokens [L,D], an entry of a vector.
/// </summary>
public sealed class UnitActivity
{
    readonly bool _isMap;
    readonly int _values;
    readonly float[] _least, _most;
    long _zeros, _seen;

    /// <param name="shape">The axes of one image's part.</param>
    public UnitActivity(IReadOnlyList<long> shape)
    {
        _isMap = shape.Count > 2;
        _values = checked((int)shape.Aggregate(1L, (product, axis) => product * axis));
        Units = (int)(_isMap ? shape[0] : shape[^1]);
        (_least, _most) = (new float[Units], new float[Units]);
        _least.AsSpan().Fill(float.PositiveInfinity);
        _most.AsSpan().Fill(float.NegativeInfinity);
    }

    /// <summary>How many units there are.</summary>
    public int Units { get; }

    /// <summary>Units that gave one and the same value, mostly 0, for every image at every place.</summary>
    public int Dead => Enumerable.Range(0, Units).Count(unit => _least[unit] == _most[unit]);

    /// <summary>The share of values that are 0, 0 to 1.</summary>
    public double Sparsity => _seen == 0 ? 0 : _zeros / (double)_seen;

    /// <summary>Counts some images.</summary>
    /// <param name="values">[n, all values of one image].</param>
    public void Add(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<uint> bits = MemoryMarshal.Cast<float, uint>(values);
        _zeros += bits.Count(0u) + bits.Count(0x80000000u);
        _seen += values.Length;
        if (_isMap)
            AddMaps(values);
        else
            for (int at = 0; at < values.Length; at += Units)
            {
                TensorPrimitives.Min(values.Slice(at, Units), _least, _least);
                TensorPrimitives.Max(values.Slice(at, Units), _most, _most);
            }
    }

    void AddMaps(ReadOnlySpan<float> values)
    {
        int size = _values / Units;
        for (int at = 0; at < values.Length; at += size)
        {
            int unit = at / size % Units;
            ReadOnlySpan<float> map = values.Slice(at, size);
            _least[unit] = Math.Min(_least[unit], TensorPrimitives.Min<float>(map));
            _most[unit] = Math.Max(_most[unit], TensorPrimitives.Max<float>(map));
        }
    }
}
