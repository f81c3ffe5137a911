namespace TorchSharp;

public static partial class torch
{
    /// <summary>One index of a tensor: a position, a slice, a mask, a list of positions, a new or a skipped dimension.</summary>
    public struct TensorIndex
    {
        internal enum Kind
        {
            None, Single, Slice, Ellipsis, Bool, Tensor,
        }

        TensorIndex(Kind kind, long? start = null, long? stop = null, long? step = null, Tensor positions = null) =>
            (Type, Start, Stop, Step, Positions) = (kind, start, stop, step, positions);

        internal Kind Type { get; }
        internal long? Start { get; }
        internal long? Stop { get; }
        internal long? Step { get; }
        internal Tensor Positions { get; }

        public static TensorIndex None = new(Kind.None);
        public static TensorIndex Null = new(Kind.None);
        public static TensorIndex Ellipsis = new(Kind.Ellipsis);
        public static TensorIndex Colon = new(Kind.Slice);

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new(Kind.Slice, start, stop, step);

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range) =>
            Slice(Position(range.Start), range.End.IsFromEnd && range.End.Value == 0 ? null : Position(range.End));

        public static TensorIndex Bool(bool value) => new(Kind.Bool, value ? 1 : 0);

        public static TensorIndex Single(long? index) => new(Kind.Single, index);

        public static TensorIndex Tensor(Tensor tensor) => new(Kind.Tensor, positions: tensor);

        public static implicit operator TensorIndex(long value) => Single(value);
        public static implicit operator TensorIndex(Index index) => Single(Position(index));
        public static implicit operator TensorIndex(Range range) => Slice(range);
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        /// <summary>Never called: it only lets the compiler choose the indexer of tensor indices.</summary>
        public static implicit operator Tensor(TensorIndex value) => throw new InvalidOperationException("Should not be called.");

        // ^0 is behind the last element, which no negative position says.
        static long Position(Index index) =>
            !index.IsFromEnd ? index.Value : index.Value == 0 ? long.MaxValue : -index.Value;
    }
}
