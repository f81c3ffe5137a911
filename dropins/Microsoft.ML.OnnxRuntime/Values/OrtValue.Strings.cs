using System.Text;
using Microsoft.ML.OnnxRuntime.Interop;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

public unsafe partial class OrtValue
{
    /// <summary>A tensor of empty strings, to be filled one by one.</summary>
    public static OrtValue CreateTensorWithEmptyStrings(OrtAllocator allocator, long[] shape) =>
        CreateAllocatedTensorValue(allocator, TensorElementType.String, shape);

    /// <summary>A copy of a managed tensor of strings.</summary>
    public static OrtValue CreateFromStringTensor(Tensor<string> tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        DenseTensor<string> texts = tensor as DenseTensor<string> ?? tensor.ToDenseTensor();
        if (texts.IsReversedStride)
            texts = texts.ToRowMajor();
        OrtValue made = CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, LongShape(texts));
        for (int i = 0; i < texts.Length; i++)
            made.StringTensorSetElementAt(texts.GetValue(i).AsSpan(), i);
        return made;
    }

    public void StringTensorSetElementAt(ReadOnlyMemory<char> rom, int index) => StringTensorSetElementAt(rom.Span, index);

    public void StringTensorSetElementAt(ReadOnlySpan<char> str, int index) =>
        Encoding.UTF8.GetBytes(str, Element(index, Encoding.UTF8.GetByteCount(str)));

    public void StringTensorSetElementAt(ReadOnlySpan<byte> utf8Bytes, int index) =>
        utf8Bytes.CopyTo(Element(index, utf8Bytes.Length));

    public string GetStringElement(int index) => Encoding.UTF8.GetString(GetStringElementAsSpan(index));

    public ReadOnlyMemory<char> GetStringElementAsMemory(int index) => GetStringElement(index).AsMemory();

    /// <summary>A copy of the element's UTF-8 bytes.</summary>
    public ReadOnlySpan<byte> GetStringElementAsSpan(int index)
    {
        using Lease value = Use();
        RequireStrings(value.Pointer);
        nuint length;
        Status.Check(Api->GetStringTensorElementLength(value.Pointer, (nuint)index, &length));
        byte[] bytes = new byte[length];
        fixed (byte* start = bytes)
            Status.Check(Api->GetStringTensorElement(value.Pointer, length, (nuint)index, start));
        return bytes;
    }

    public string[] GetStringTensorAsArray()
    {
        string[] texts = new string[GetTensorTypeAndShape().ElementCount];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = GetStringElement(i);
        return texts;
    }

    Span<byte> Element(int index, int length)
    {
        using Lease value = Use();
        RequireStrings(value.Pointer);
        byte* start;
        Status.Check(Api->GetResizedStringTensorElementBuffer(value.Pointer, (nuint)index, (nuint)length, &start));
        return new Span<byte>(start, length);
    }

    void RequireStrings(nint value)
    {
        TensorElementType element = ElementType(value);
        if (element != TensorElementType.String)
            throw OnnxRuntimeException.Invalid($"The tensor's elements are {element}, not strings");
    }
}
