using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Strata.Tests.Models;

namespace Strata.Tests;

/// <summary>The older form of a run, over managed tensors.</summary>
public sealed class NamedOnnxValueTests : IDisposable
{
    readonly InferenceSession _session = new(TestModels.SumAndDifference);
    readonly NamedOnnxValue[] _inputs =
    [
        NamedOnnxValue.CreateFromTensor("left", new DenseTensor<float>(new float[] { 1, 2, 3, 4 }, [2, 2])),
        NamedOnnxValue.CreateFromTensor("right", new DenseTensor<float>(new float[] { 10, 20, 30, 40 }, [2, 2])),
    ];

    public void Dispose() => _session.Dispose();

    [Fact]
    public void All_outputs_come_back_under_their_names()
    {
        using var outputs = _session.Run(_inputs);

        Assert.Equal(["sum", "difference"], outputs.Select(output => output.Name));
        Tensor<float> sum = outputs[0].AsTensor<float>();
        Assert.Equal([2, 2], sum.Dimensions.ToArray());
        Assert.Equal([11f, 22f, 33f, 44f], sum.ToArray());
        Assert.Equal(33f, sum[1, 0]);
        Assert.Equal([-9f, -18f, -27f, -36f], outputs[1].AsEnumerable<float>());
        Assert.Equal((TensorElementType.Float, OnnxValueType.ONNX_TYPE_TENSOR), (outputs[0].ElementType, outputs[0].ValueType));
        Assert.Null(outputs[0].AsTensor<int>());
    }

    [Fact]
    public void Only_the_outputs_asked_for_come_back()
    {
        using RunOptions options = new();

        using var outputs = _session.Run(_inputs, ["difference"], options);

        Assert.Equal([-9f, -18f, -27f, -36f], Assert.Single(outputs).AsTensor<float>());
    }

    [Fact]
    public void Outputs_go_into_managed_tensors()
    {
        DenseTensor<float> sum = new([2, 2]);

        _session.Run(_inputs, [NamedOnnxValue.CreateFromTensor("sum", sum)]);

        Assert.Equal([11f, 22f, 33f, 44f], sum.Buffer.ToArray());
    }

    [Fact]
    public void A_column_major_tensor_is_fed_in_the_right_order()
    {
        DenseTensor<float> columns = new float[,] { { 1, 2 }, { 3, 4 } }.ToTensor(reverseStride: true);
        Assert.Equal([1f, 3f, 2f, 4f], columns.Buffer.ToArray());

        using var outputs = _session.Run([NamedOnnxValue.CreateFromTensor("left", columns), _inputs[1]], ["sum"]);

        Assert.Equal([11f, 22f, 33f, 44f], outputs[0].AsTensor<float>());
    }

    [Fact]
    public void An_output_feeds_the_next_run_without_a_copy()
    {
        using var first = _session.Run(_inputs, ["sum"]);

        NamedOnnxValue left = NamedOnnxValue.CreateFromTensor("left", first[0].AsTensor<float>());
        using var second = _session.Run([left, _inputs[1]], ["sum"]);

        Assert.Equal([21f, 42f, 63f, 84f], second[0].AsTensor<float>());
    }

    [Fact]
    public void An_output_that_is_disposed_says_so()
    {
        var outputs = _session.Run(_inputs, ["sum"]);
        Tensor<float> sum = outputs[0].AsTensor<float>();

        outputs.Dispose();

        Assert.Throws<ObjectDisposedException>(() => sum[0, 0]);
    }

    [Fact]
    public void Every_element_type_comes_back_as_its_managed_type()
    {
        Through([1.5f, -2f], TensorElementType.Float);
        Through([1.5, -2], TensorElementType.Double);
        Through<byte>([1, 255], TensorElementType.UInt8);
        Through<sbyte>([1, -128], TensorElementType.Int8);
        Through<ushort>([1, 65535], TensorElementType.UInt16);
        Through<short>([1, -32768], TensorElementType.Int16);
        Through<uint>([1, uint.MaxValue], TensorElementType.UInt32);
        Through([1, int.MinValue], TensorElementType.Int32);
        Through<ulong>([1, ulong.MaxValue], TensorElementType.UInt64);
        Through<long>([1, long.MinValue], TensorElementType.Int64);
        Through([true, false], TensorElementType.Bool);
        Through([Float16.Pi, Float16.One], TensorElementType.Float16);
        Through([BFloat16.Pi, BFloat16.One], TensorElementType.BFloat16);
        Through(["süß", ""], TensorElementType.String);
    }

    [Fact]
    public void What_is_no_tensor_is_refused_by_name()
    {
        _inputs[0].Value = "text";

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => _session.Run(_inputs));

        Assert.Equal("[ErrorCode:InvalidArgument] 'left' holds a String, not a tensor", error.Message);
    }

    static void Through<T>(T[] data, TensorElementType type)
    {
        using InferenceSession session = new(TestModels.Identity(type));
        using var outputs = session.Run([NamedOnnxValue.CreateFromTensor("in", new DenseTensor<T>(data, [1, 2]))]);
        Assert.Equal(data, outputs[0].AsTensor<T>());
        Assert.Equal(type, outputs[0].ElementType);
    }
}
