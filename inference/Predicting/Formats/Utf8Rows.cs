using System.Buffers;
using System.Globalization;
using System.Text;

namespace Strata.Predicting.Formats;

/// <summary>Text in UTF-8 on its way to a stream, through one buffer: nothing is allocated for a row.</summary>
sealed class Utf8Rows(Stream stream) : IDisposable
{
    // More digits than any number of either kind takes.
    const int LongestNumber = 32;
    const int Full = 1 << 16;

    byte[] _bytes = ArrayPool<byte>.Shared.Rent(Full + (Full >> 1));
    int _used;

    /// <summary>Adds bytes of text.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        _used += text.Length;
    }

    /// <summary>Adds a whole number.</summary>
    public void Add(long number)
    {
        number.TryFormat(Room(LongestNumber), out int written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>Adds a real number in the fewest digits that read back as the same float32.</summary>
    public void Add(float number)
    {
        number.TryFormat(Room(LongestNumber), out int written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>Adds text as it is.</summary>
    public void Add(ReadOnlySpan<char> text) => _used += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));

    /// <summary>A place for that many bytes; <see cref="Advance"/> says how many of them were used.</summary>
    public Span<byte> Room(int length)
    {
        if (_used + length > _bytes.Length)
            Make(length);
        return _bytes.AsSpan(_used, length);
    }

    /// <summary>Counts bytes that were written to <see cref="Room"/>.</summary>
    public void Advance(int written) => _used += written;

    /// <summary>Ends a row: writes what has come together once it is worth it.</summary>
    public void EndRow()
    {
        Add("\n"u8);
        if (_used >= Full)
            Flush();
    }

    /// <summary>Writes what is left.</summary>
    public void Flush()
    {
        stream.Write(_bytes, 0, _used);
        _used = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    void Make(int length)
    {
        Flush();
        if (length <= _bytes.Length)
            return;
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = ArrayPool<byte>.Shared.Rent(length);
    }
}
