using System.Text;

namespace Strata.Tests.Models;

/// <summary>Reads the wire format of protocol buffers: a message as its fields, in order.</summary>
ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    const int Varint = 0;
    const int Fixed64 = 1;
    const int Delimited = 2;
    const int Fixed32 = 5;

    ReadOnlySpan<byte> _rest = message;

    /// <summary>The number of the field just read.</summary>
    public int Field { get; private set; }

    /// <summary>Its value, where it is a number.</summary>
    public long Number { get; private set; }

    /// <summary>Its content, where it is bytes, text, a message or packed numbers.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Reads the next field; false at the end.</summary>
    public bool Read()
    {
        if (_rest.IsEmpty)
            return false;
        ulong tag = TakeVarint();
        (Field, Number) = ((int)(tag >> 3), 0);
        Bytes = default;
        switch ((int)(tag & 7))
        {
            case Varint:
                Number = (long)TakeVarint();
                return true;
            case Fixed64:
                Bytes = Take(8);
                return true;
            case Fixed32:
                Bytes = Take(4);
                return true;
            case Delimited:
                Bytes = Take((int)TakeVarint());
                return true;
            case var other:
                throw new InvalidDataException($"field {Field} has the wire type {other}");
        }
    }

    /// <summary>The next number of packed ones; false once <see cref="Bytes"/> of the reader over them is used up.</summary>
    public bool ReadPacked()
    {
        if (_rest.IsEmpty)
            return false;
        Number = (long)TakeVarint();
        return true;
    }

    ulong TakeVarint()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }

    ReadOnlySpan<byte> Take(int length)
    {
        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
