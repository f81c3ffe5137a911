using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Strata.Tests.Models;

namespace Strata.Tests;

public sealed class OrtValueTests
{
    [Fact]
    public void A_value_works_on_the_array_it_was_made_over()
    {
        float[] data = [1, 2, 3, 4, 5, 6];
        using OrtValue value = OrtValue.CreateTensorValueFromMemory(data, [2, 3]);

        data[4] = 50;
        value.GetTensorMutableDataAsSpan<float>()[0] = 10;

        Assert.Equal([10f, 2f, 3f, 4f, 50f, 6f], value.GetTensorDataAsSpan<float>().ToArray());
        Assert.Equal(10, data[0]);
    }

    [Fact]
    public void A_value_may_lie_over_a_part_of_longer_memory()
    {
        float[] data = [1, 2, 3, 4, 5, 6];
        using OrtValue value = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, data.AsMemory(1), [2, 2]);

        Assert.Equal([2f, 3f, 4f, 5f], value.GetTensorDataAsSpan<float>().ToArray());
    }

    [Fact]
    public void The_array_stays_where_it_is_while_the_collector_runs()
    {
        byte[] model = TestModels.Identity(TensorElementType.Int32);
        using InferenceSession session = new(model);
        OrtValue[] values =
            [.. Enumerable.Range(0, 200).Select(i => OrtValue.CreateTensorValueFromMemory(new int[] { i, -i }, [1, 2]))];

        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);

        for (int i = 0; i < values.Length; i++)
        {
            using var outputs = session.Run(null, ["in"], [values[i]], ["out"]);
            Assert.Equal([i, -i], outputs[0].GetTensorDataAsSpan<int>().ToArray());
            values[i].Dispose();
        }
    }

    [Fact]
    public void Type_and_shape_are_told()
    {
        using OrtValue value = OrtValue.CreateTensorValueFromMemory(new byte[24], [2, 3, 4]);

        OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();

        Assert.Equal(TensorElementType.UInt8, info.ElementDataType);
        Assert.Equal([2L, 3L, 4L], info.Shape);
        Assert.Equal((24L, 3, false), (info.ElementCount, info.DimensionsCount, info.IsString));
        Assert.Equal((true, false), (value.IsTensor, value.IsSparseTensor));
        Assert.Equal(OnnxValueType.ONNX_TYPE_TENSOR, value.GetTypeInfo().OnnxType);
        Assert.Equal([2L, 3L, 4L], value.GetTypeInfo().TensorTypeAndShapeInfo.Shape);
        Assert.Equal(24, value.GetTensorSizeInBytes());
        using OrtMemoryInfo memory = value.GetTensorMemoryInfo();
        Assert.Equal("Cpu", memory.Name);
    }

    [Theory]
    [InlineData(new long[] { }, 1)]
    [InlineData(new long[] { 0, 5 }, 0)]
    public void Scalars_and_empty_tensors_are_tensors(long[] shape, int count)
    {
        using OrtValue value = OrtValue.CreateTensorValueFromMemory(new float[count], shape);

        Assert.Equal(shape, value.GetTensorTypeAndShape().Shape);
        Assert.Equal(count, value.GetTensorDataAsSpan<float>().Length);
    }

    [Fact]
    public void An_allocated_tensor_is_filled_through_its_span()
    {
        using InferenceSession session = new(TestModels.Dense);
        using OrtValue x = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, [1, 3]);
        new float[] { 0, 0, 20 }.CopyTo(x.GetTensorMutableDataAsSpan<float>());

        using var outputs = session.Run(null, ["x"], [x], ["y"]);

        Assert.Equal([0f, 121f], outputs[0].GetTensorDataAsSpan<float>().ToArray());
    }

    [Fact]
    public unsafe void A_value_lies_over_memory_of_the_callers_own()
    {
        int* data = stackalloc int[] { 7, 8 };
        using OrtValue value = OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance, TensorElementType.Int32, [2], (nint)data, 8);

        data[1] = 9;

        Assert.Equal([7, 9], value.GetTensorDataAsSpan<int>().ToArray());
    }

    [Fact]
    public void Reading_as_another_type_is_refused_but_bytes_are_always_there()
    {
        using OrtValue value = OrtValue.CreateTensorValueFromMemory([1f, 2f], [2]);

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => value.GetTensorDataAsSpan<int>().Length);

        Assert.Equal("[ErrorCode:InvalidArgument] The elements are Float, which cannot be read as Int32", error.Message);
        Assert.Equal(MemoryMarshal.AsBytes<float>([1f, 2f]).ToArray(), value.GetTensorMutableRawData().ToArray());
        Assert.Equal(8, value.GetTensorDataAsSpan<byte>().Length);
    }

    [Fact]
    public void A_shape_that_the_memory_does_not_hold_is_refused()
    {
        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(
            () => OrtValue.CreateTensorValueFromMemory(new float[5], [2, 3]));

        Assert.Equal("[ErrorCode:InvalidArgument] Shape [2,3] of Float takes 24 bytes, but the memory has 20", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => OrtValue.CreateTensorValueFromMemory(new float[5], [-1, 3]));
        Assert.Throws<OnnxRuntimeException>(() => OrtValue.CreateTensorValueFromMemory(new DateTime[1], [1]));
        Assert.Throws<ArgumentNullException>(() => OrtValue.CreateTensorValueFromMemory(new float[5], null));
        Assert.Throws<ArgumentNullException>(() => OrtValue.CreateTensorValueFromMemory<float>(null, [1]));
    }

    [Fact]
    public void Every_element_type_goes_through_a_model_unchanged()
    {
        Through<float>(TensorElementType.Float, [1.5f, float.NaN, float.NegativeInfinity, -0f]);
        Through<double>(TensorElementType.Double, [1.5, double.Epsilon, double.MinValue, -0.0]);
        Through<sbyte>(TensorElementType.Int8, [-128, 127, 0, 1]);
        Through<byte>(TensorElementType.UInt8, [255, 0, 1, 2]);
        Through<short>(TensorElementType.Int16, [short.MinValue, short.MaxValue, 0, 1]);
        Through<ushort>(TensorElementType.UInt16, [ushort.MaxValue, 0, 1, 2]);
        Through<int>(TensorElementType.Int32, [int.MinValue, int.MaxValue, 0, 1]);
        Through<uint>(TensorElementType.UInt32, [uint.MaxValue, 0, 1, 2]);
        Through<long>(TensorElementType.Int64, [long.MinValue, long.MaxValue, 0, 1]);
        Through<ulong>(TensorElementType.UInt64, [ulong.MaxValue, 0, 1, 2]);
        Through<bool>(TensorElementType.Bool, [true, false, false, true]);
        Through<Float16>(TensorElementType.Float16, [Float16.Pi, Float16.MinValue, Float16.NaN, Float16.Zero]);
        Through<BFloat16>(TensorElementType.BFloat16, [BFloat16.Pi, BFloat16.MinValue, BFloat16.NaN, BFloat16.Zero]);
    }

    [Fact]
    public void Strings_go_through_a_model_unchanged()
    {
        string[] texts = ["", "plain", "süß 😀", "a\0b"];
        using InferenceSession session = new(TestModels.Identity(TensorElementType.String));
        using OrtValue value = OrtValue.CreateFromStringTensor(new DenseTensor<string>(texts, [2, 2]));

        using var outputs = session.Run(null, ["in"], [value], ["out"]);

        Assert.Equal(texts, outputs[0].GetStringTensorAsArray());
        Assert.Equal("süß 😀", outputs[0].GetStringElement(2));
        Assert.Equal("süß 😀"u8.ToArray(), outputs[0].GetStringElementAsSpan(2).ToArray());
        Assert.Equal("plain", outputs[0].GetStringElementAsMemory(1).ToString());
        Assert.Equal([2L, 2L], outputs[0].GetTensorTypeAndShape().Shape);
    }

    [Fact]
    public void Strings_are_set_one_by_one()
    {
        using OrtValue value = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, [4]);

        value.StringTensorSetElementAt("first".AsSpan(), 0);
        value.StringTensorSetElementAt("zwölf"u8, 1);
        value.StringTensorSetElementAt("third".AsMemory(), 2);

        Assert.Equal(["first", "zwölf", "third", ""], value.GetStringTensorAsArray());
        Assert.Throws<OnnxRuntimeException>(() => value.StringTensorSetElementAt("fifth", 4));
        Assert.Throws<OnnxRuntimeException>(() => value.GetTensorMutableRawData().Length);
    }

    [Fact]
    public void Only_tensors_of_strings_have_strings()
    {
        using OrtValue value = OrtValue.CreateTensorValueFromMemory([1f], [1]);

        Assert.Throws<OnnxRuntimeException>(() => value.GetStringElement(0));
        Assert.Throws<OnnxRuntimeException>(() => value.StringTensorSetElementAt("x", 0));
    }

    static void Through<T>(TensorElementType type, T[] data)
        where T : unmanaged
    {
        using InferenceSession session = new(TestModels.Identity(type));
        using OrtValue value = OrtValue.CreateTensorValueFromMemory(data, [2, 2]);
        using var outputs = session.Run(null, ["in"], [value], ["out"]);
        Assert.Equal(type, outputs[0].GetTensorTypeAndShape().ElementDataType);
        Assert.Equal(typeof(T), session.InputMetadata["in"].ElementType);
        Assert.Equal(MemoryMarshal.AsBytes<T>(data).ToArray(), outputs[0].GetTensorDataAsSpan<byte>().ToArray());
        Assert.Equal(data, outputs[0].GetTensorDataAsSpan<T>().ToArray());
    }
}
