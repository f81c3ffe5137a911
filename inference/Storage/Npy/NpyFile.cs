using System.IO.MemoryMappedFiles;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Strata.Storage.Npy;

/// <summary>
/// An NPY file opened by memory map: what is not touched is not read. The same file opens in Python with
/// <c>numpy.load(path, mmap_mode="r")</c>. Several threads may read.
/// </summary>
public sealed unsafe class NpyFile : IDisposable
{
    const int StepValues = 1 << 28;   // 2 GiB are a span's limit

    readonly MemoryMappedFile _map;
    readonly MemoryMappedViewAccessor _view;
    readonly byte* _values;

    NpyFile(string path, NpyHeader header, long start, MemoryMappedFile map)
    {
        (Path, Header, _map) = (path, header, map);
        _view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* begin = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref begin);
        _values = begin + _view.PointerOffset + start;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Type and shape.</summary>
    public NpyHeader Header { get; }

    /// <summary>N, the first axis.</summary>
    public long Rows => Header.Rows;

    /// <summary>Values a row: the product of the other axes.</summary>
    public int Width { get; private init; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">It is missing, no NPY file, truncated, longer than it says, or of another element type.</exception>
    public static NpyFile Open(string path)
    {
        if (!File.Exists(path))
            throw new InputException($"there is no file {path}: name an NPY file");
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        NpyHeader header = NpyHeader.Read(stream, path);
        (long start, long bytes) = (stream.Position, header.DataBytes);
        if (stream.Length - start != bytes)
            throw new InputException(
                $"{path} should hold {bytes:N0} bytes of values, but holds {stream.Length - start:N0}: it is {(stream.Length - start < bytes ? "truncated" : "damaged")}");
        if (header.RowLength > int.MaxValue)
            throw new InputException($"{path} has rows of {header.RowLength:N0} values, which do not fit into one array");
        MemoryMappedFile map = MemoryMappedFile.CreateFromFile(
            stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        return new NpyFile(path, header, start, map) { Width = (int)header.RowLength };
    }

    /// <summary>Writes float32 values, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="values">Row-major.</param>
    /// <param name="shape">The axes; their product is the number of values.</param>
    /// <exception cref="InputException">The folder cannot be written.</exception>
    public static void Write(string path, float[] values, params IReadOnlyList<long> shape) =>
        Save(path, new NpyHeader(NpyType.Float32, shape), values);

    /// <summary>Writes int32 values [N], whole or not at all.</summary>
    /// <exception cref="InputException">The folder cannot be written.</exception>
    public static void Write(string path, int[] values) =>
        Save(path, new NpyHeader(NpyType.Int32, [values.Length]), values);

    /// <summary>The raw bytes of some rows, in the file's own type.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many; together at most 2 GiB.</param>
    public ReadOnlySpan<byte> Bytes(long first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + count, Rows);
        long row = (long)Width * Header.ElementSize;
        return new ReadOnlySpan<byte>(_values + first * row, checked((int)(count * row)));
    }

    /// <summary>Copies rows as float32.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="destination">Receives whole rows [n,Width].</param>
    /// <exception cref="InputException">The file holds whole numbers.</exception>
    public void Read(long first, Span<float> destination)
    {
        if (Header.Type is not (NpyType.Float32 or NpyType.Float16))
            throw new InputException($"{Path} holds whole numbers, not features");
        int rows = Width == 0 ? 0 : destination.Length / Width;
        if (rows * Width != destination.Length)
            throw new ArgumentException($"{destination.Length:N0} values are not whole rows of {Width:N0}", nameof(destination));
        int step = Math.Max(1, StepValues / Math.Max(1, Width));
        for (int done = 0; done < rows; done += step)
        {
            int count = Math.Min(step, rows - done);
            ReadOnlySpan<byte> bytes = Bytes(first + done, count);
            Span<float> to = destination.Slice(done * Width, count * Width);
            if (Header.Type == NpyType.Float32)
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(to);
            else
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(bytes), to);
        }
    }

    /// <summary>All values as float32 [Rows,Width], row-major.</summary>
    /// <exception cref="InputException">The file holds whole numbers, or more values than fit into one array.</exception>
    public float[] ToFloats()
    {
        float[] values = GC.AllocateUninitializedArray<float>(ArrayLength());
        Read(0, values);
        return values;
    }

    /// <summary>All values as int32, row-major.</summary>
    /// <exception cref="InputException">The file holds fractions, numbers beyond int32, or more values than fit into one array.</exception>
    public int[] ToIntegers()
    {
        int length = ArrayLength();
        if (Header.Type == NpyType.Int32)
            return new ReadOnlySpan<int>(_values, length).ToArray();
        if (Header.Type != NpyType.Int64)
            throw new InputException($"{Path} holds fractions, not whole numbers");
        ReadOnlySpan<long> wide = new(_values, length);
        int large = wide.IndexOfAnyExceptInRange(int.MinValue, int.MaxValue);
        if (large >= 0)
            throw new InputException($"{Path} holds {wide[large]} at {large:N0}, which no label or index is");
        int[] values = new int[length];
        TensorPrimitives.ConvertTruncating(wide, values);
        return values;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }

    int ArrayLength() => Rows * Width is var length && length <= Array.MaxLength ? (int)length
        : throw new InputException($"{Path} holds {length:N0} values, which do not fit into one array: read it row by row, or take fewer images");

    static void Save<T>(string path, NpyHeader header, T[] values) where T : unmanaged
    {
        if (header.Rows * header.RowLength != values.Length)
            throw new ArgumentException($"{values.Length:N0} values do not fit the shape [{string.Join(',', header.Shape)}]", nameof(header));
        AtomicFile.Write(path, stream =>
        {
            stream.Write(header.ToBytes());
            for (int first = 0; first < values.Length; first += StepValues)
                stream.Write(MemoryMarshal.AsBytes(values.AsSpan(first, Math.Min(StepValues, values.Length - first))));
        });
    }
}
