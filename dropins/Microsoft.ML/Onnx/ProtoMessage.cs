using System.Runtime.InteropServices;
using System.Text;

namespace Microsoft.ML.Onnx;

/// <summary>A protobuf message under construction: fields in the order in which they are added.</summary>
sealed class ProtoMessage
{
    const int VarintType = 0;
    const int BytesType = 2;
    const int FloatType = 5;

    readonly MemoryStream _bytes = new();

    public ProtoMessage Integer(int field, long value)
    {
        Varint((uint)(field << 3 | VarintType));
        Varint((ulong)value);
        return this;
    }

    public ProtoMessage Float(int field, float value)
    {
        Varint((uint)(field << 3 | FloatType));
        _bytes.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<float>(in value)));
        return this;
    }

    public ProtoMessage Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint((uint)(field << 3 | BytesType));
        Varint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    public ProtoMessage Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtoMessage Message(int field, ProtoMessage value) => Bytes(field, value.Written);

    /// <summary>Whole numbers, packed.</summary>
    public ProtoMessage Integers(int field, IEnumerable<long> values)
    {
        ProtoMessage packed = new();
        foreach (long value in values)
            packed.Varint((ulong)value);
        return Message(field, packed);
    }

    /// <summary>Floats, packed.</summary>
    public ProtoMessage Floats(int field, float[] values) => Bytes(field, MemoryMarshal.AsBytes<float>(values));

    public void CopyTo(Stream stream) => stream.Write(Written);

    ReadOnlySpan<byte> Written => _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);

    void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.WriteByte((byte)(value | 0x80));
        _bytes.WriteByte((byte)value);
    }
}
