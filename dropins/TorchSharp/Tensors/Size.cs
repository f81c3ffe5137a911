using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The extents of a tensor.</summary>
    public struct Size : IEnumerable<long>
    {
        readonly long[] _shape;

        public static Size Empty = new(Array.Empty<long>());

        public Size(long[] shape) => _shape = (long[])shape.Clone();
        public Size(int[] shape) => _shape = Widen(shape);
        public Size(IEnumerable<long> shape) => _shape = [.. shape];
        public Size(long size) => _shape = [size];
        public Size(int size) => _shape = [size];
        public Size((long, long) size) => _shape = [size.Item1, size.Item2];
        public Size((long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3];
        public Size((long, long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4];

        public static implicit operator Size(long size) => new(size);
        public static implicit operator Size(long[] size) => new(size);
        public static implicit operator Size((long, long) size) => new(size);
        public static implicit operator Size((long, long, long) size) => new(size);
        public static implicit operator Size((long, long, long, long) size) => new(size);

        public static bool operator ==(Size left, Size right) => left.Shape.SequenceEqual(right.Shape);
        public static bool operator !=(Size left, Size right) => !(left == right);
        public static Size operator +(Size left, Size right) => new([.. left.Shape, .. right.Shape]);
        public static Size operator +(Size left, IEnumerable<long> right) => new([.. left.Shape, .. right]);

        public long[] Shape => _shape ?? [];

        public int Length => Shape.Length;

        public bool IsEmpty => Length == 0;

        public bool IsScalar => Length == 0;

        public long this[int idx] => Shape[idx];

        public long this[long idx] => Shape[idx];

        public Size Slice(int first, int next) => new(Shape.AsSpan(first, next).ToArray());

        public IEnumerable<long> Take(int i) => Shape.Take(i);

        public long numel() => Shape.TotalSize();

        public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shape).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override bool Equals(object obj) => obj is Size other && this == other;

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (long extent in Shape)
                hash.Add(extent);
            return hash.ToHashCode();
        }
    }
}
