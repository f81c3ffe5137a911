using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Strata.Storage.Npy;

/// <summary>
/// What an NPY file says before its values, as numpy/lib/format.py specifies it: written as version 1.0, read as 1.0 to 3.0.
/// </summary>
/// <param name="Type">The element type.</param>
/// <param name="Shape">The axes, C order: the last changes fastest.</param>
public sealed partial record NpyHeader(NpyType Type, IReadOnlyList<long> Shape)
{
    // As numpy pads: a multiple of 64, with room for a row count of any length, so that it can be corrected in place.
    const int Padding = 64, UsualLength = 128, MostText = 1 << 16;
    static readonly string[] s_types = ["<f4", "<f2", "<i4", "<i8"];
    static readonly int[] s_sizes = [4, 2, 4, 8];

    static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The first axis; 1 for a scalar.</summary>
    public long Rows => Shape.Count == 0 ? 1 : Shape[0];

    /// <summary>Values a row.</summary>
    public long RowLength => Shape.Skip(1).Aggregate(1L, (product, size) => checked(product * size));

    /// <summary>Bytes a value.</summary>
    public int ElementSize => s_sizes[(int)Type];

    /// <summary>Bytes of all values.</summary>
    public long DataBytes => checked(Rows * RowLength * ElementSize);

    /// <summary>The header's bytes; their number is a multiple of 64 and does not depend on the number of rows.</summary>
    public byte[] ToBytes()
    {
        string shape = string.Concat(Shape.Select(size => size.ToString(CultureInfo.InvariantCulture) + ", ")).TrimEnd();
        string text = $"{{'descr': '{s_types[(int)Type]}', 'fortran_order': False, 'shape': ({(Shape.Count > 1 ? shape.TrimEnd(',') : shape)}), }}";
        int bare = Magic.Length + 4 + text.Length + 1;
        int length = Math.Max(UsualLength, (bare + Padding - 1) / Padding * Padding);
        byte[] bytes = new byte[length];
        bytes.AsSpan().Fill((byte)' ');
        Magic.CopyTo(bytes);
        (bytes[6], bytes[7], bytes[^1]) = (1, 0, (byte)'\n');
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), checked((ushort)(length - 10)));
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(10));
        return bytes;
    }

    /// <summary>Reads a header and leaves the stream at the first value.</summary>
    /// <param name="stream">The file from its start.</param>
    /// <param name="path">What errors call it.</param>
    /// <exception cref="InputException">It is no NPY header, or one of a type, order or version that is not read.</exception>
    public static NpyHeader Read(Stream stream, string path)
    {
        Span<byte> start = stackalloc byte[12];
        if (stream.ReadAtLeast(start[..10], 10, throwOnEndOfStream: false) < 10 || !start.StartsWith(Magic))
            throw new InputException($"{path} is no NPY file: it does not begin as one");
        int length = BinaryPrimitives.ReadUInt16LittleEndian(start[8..]);
        if (start[6] is 2 or 3)
        {
            stream.ReadAtLeast(start[10..], 2, throwOnEndOfStream: false);
            uint wide = BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
            length = wide <= MostText ? (int)wide : throw Damaged(path);
        }
        else if (start[6] != 1)
        {
            throw new InputException($"{path} is NPY version {start[6]}.{start[7]}, but versions 1.0 to 3.0 are read");
        }
        byte[] text = new byte[length];
        return stream.ReadAtLeast(text, length, throwOnEndOfStream: false) == length
            ? Parse(Encoding.UTF8.GetString(text), path)
            : throw Damaged(path);
    }

    static NpyHeader Parse(string text, string path)
    {
        (Match type, Match order, Match shape) = (TypeEntry().Match(text), OrderEntry().Match(text), ShapeEntry().Match(text));
        if (!type.Success || !order.Success || !shape.Success)
            throw Damaged(path);
        int known = Array.IndexOf(s_types, type.Groups[1].Value);
        if (known < 0)
            throw new InputException(
                $"{path} holds values of type '{type.Groups[1].Value}', but {string.Join(", ", s_types)} are read: convert it with numpy's astype");
        NpyHeader header = new((NpyType)known, Axes(shape.Groups[1].Value, path));
        RequireCountable(header, path);
        if (order.Groups[1].Value == "True" && header.Shape.Count(size => size != 1) > 1)
            throw new InputException($"{path} is in Fortran order, but C order is read: save it again through numpy.ascontiguousarray");
        return header;
    }

    static long[] Axes(string text, string path)
    {
        string[] sizes = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.ConvertAll(sizes, size =>
            long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : throw Damaged(path));
    }

    static void RequireCountable(NpyHeader header, string path)
    {
        try
        {
            _ = header.DataBytes;
        }
        catch (OverflowException)
        {
            throw Damaged(path);
        }
    }

    static InputException Damaged(string path) => new($"{path} is no NPY file, or its header is damaged");

    [GeneratedRegex(@"'descr'\s*:\s*'([^']*)'")]
    private static partial Regex TypeEntry();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(True|False)")]
    private static partial Regex OrderEntry();

    [GeneratedRegex(@"'shape'\s*:\s*\(([0-9,\s]*)\)")]
    private static partial Regex ShapeEntry();
}
