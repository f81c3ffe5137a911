using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Strata.Tests.Models;

namespace Strata.Tests;

/// <summary>What goes wrong is said with the code of ONNX Runtime and in words that name the thing.</summary>
public sealed class ErrorTests : IDisposable
{
    // The failures below are meant: their log lines would only clutter the output.
    readonly SessionOptions _quiet = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };

    public void Dispose() => _quiet.Dispose();

    [Fact]
    public void A_missing_file_is_named()
    {
        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => new InferenceSession("no such model.onnx"));

        Assert.StartsWith("[ErrorCode:NoSuchFile]", error.Message);
        Assert.Contains("no such model.onnx", error.Message);
    }

    [Fact]
    public void A_file_that_is_no_model_is_named()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("photo.onnx");
        File.WriteAllText(path, "this is no protobuf at all");

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => new InferenceSession(path));

        Assert.StartsWith("[ErrorCode:InvalidProtobuf]", error.Message);
        Assert.Contains("photo.onnx", error.Message);
    }

    [Fact]
    public void Bytes_that_are_no_model_are_refused()
    {
        Assert.Throws<OnnxRuntimeException>(() => new InferenceSession("no model"u8.ToArray()));
        Assert.Throws<OnnxRuntimeException>(() => new InferenceSession([]));
        Assert.Throws<OnnxRuntimeException>(() => new InferenceSession(TestModels.Dense[..^20]));
        Assert.Throws<ArgumentNullException>(() => new InferenceSession((byte[])null!));
        Assert.Throws<ArgumentNullException>(() => new InferenceSession((string)null!));
    }

    [Fact]
    public void An_operator_that_does_not_exist_is_named()
    {
        byte[] model = new OnnxModel
        {
            Inputs = [new("in", TensorElementType.Float, 1)],
            Outputs = [new("out", TensorElementType.Float, 1)],
            Nodes = [new("Frobnicate", ["in"], ["out"])],
        }.ToBytes();

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => new InferenceSession(model));

        Assert.Contains("Frobnicate", error.Message);
    }

    [Theory]
    [InlineData(new long[] { 1, 4 }, "Got: 4 Expected: 3")]
    [InlineData(new long[] { 4 }, "Invalid rank")]
    public void A_wrong_shape_is_explained(long[] shape, string expected)
    {
        using InferenceSession session = new(TestModels.Dense, _quiet);
        using OrtValue x = OrtValue.CreateTensorValueFromMemory(new float[4], shape);

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => session.Run(null, ["x"], [x], ["y"]));

        Assert.StartsWith("[ErrorCode:InvalidArgument]", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void A_wrong_element_type_is_explained()
    {
        using InferenceSession session = new(TestModels.Dense, _quiet);
        using OrtValue x = OrtValue.CreateTensorValueFromMemory(new double[3], [1, 3]);

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => session.Run(null, ["x"], [x], ["y"]));

        Assert.Contains("double", error.Message);
        Assert.Contains("float", error.Message);
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones()
    {
        using InferenceSession session = new(TestModels.SumAndDifference, _quiet);
        using OrtValue value = OrtValue.CreateTensorValueFromMemory(new float[2], [1, 2]);

        OnnxRuntimeException input = Assert.Throws<OnnxRuntimeException>(() => session.Run(null, ["lefft"], [value], ["sum"]));
        OnnxRuntimeException output = Assert.Throws<OnnxRuntimeException>(
            () => session.Run(null, ["left", "right"], [value, value], ["total"]));

        Assert.Equal("[ErrorCode:InvalidArgument] The model has no input 'lefft': its inputs are 'left', 'right'", input.Message);
        Assert.EndsWith("The model has no output 'total': its outputs are 'sum', 'difference'", output.Message);
    }

    [Fact]
    public void A_missing_input_is_named()
    {
        using InferenceSession session = new(TestModels.SumAndDifference, _quiet);
        using OrtValue left = OrtValue.CreateTensorValueFromMemory(new float[2], [1, 2]);

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => session.Run(null, ["left"], [left], ["sum"]));

        Assert.Contains("right", error.Message);
    }

    [Fact]
    public void Names_and_values_must_match_in_number()
    {
        using InferenceSession session = new(TestModels.Dense, _quiet);
        using OrtValue x = OrtValue.CreateTensorValueFromMemory(new float[3], [1, 3]);

        Assert.Throws<ArgumentException>(() => session.Run(null, ["x", "x"], [x], ["y"]));
        Assert.Throws<ArgumentException>(() => session.Run(null, ["x"], [x], ["y"], []));
        Assert.Throws<ArgumentNullException>(() => session.Run(null, ["x"], [null!], ["y"]));
    }

    [Fact]
    public void An_output_value_of_another_shape_is_refused()
    {
        using InferenceSession session = new(TestModels.Dense, _quiet);
        using OrtValue x = OrtValue.CreateTensorValueFromMemory(new float[3], [1, 3]);
        using OrtValue y = OrtValue.CreateTensorValueFromMemory(new float[6], [3, 2]);

        Assert.Throws<OnnxRuntimeException>(() => session.Run(null, ["x"], [x], ["y"], [y]));
    }

    [Fact]
    public void Disposed_objects_say_so_by_name()
    {
        InferenceSession session = new(TestModels.Dense, _quiet);
        RunOptions options = new();
        OrtIoBinding binding = session.CreateIoBinding();
        OrtValue x = OrtValue.CreateTensorValueFromMemory(new float[3], [1, 3]);
        OrtValue gone = OrtValue.CreateTensorValueFromMemory(new float[3], [1, 3]);
        binding.BindInput("x", gone);
        gone.Dispose();
        Assert.Contains(nameof(OrtValue), Assert.Throws<ObjectDisposedException>(() => gone.GetTensorTypeAndShape()).ObjectName);
        Assert.Throws<ObjectDisposedException>(() => gone.GetTensorDataAsSpan<float>().Length);
        Assert.Throws<ObjectDisposedException>(() => session.Run(options, ["x"], [gone], ["y"]));
        Assert.Throws<ObjectDisposedException>(() => binding.BindInput("x", gone));
        options.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Run(options, ["x"], [x], ["y"]));
        Assert.Throws<ObjectDisposedException>(() => options.Terminate = true);
        binding.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.RunWithBinding(null, binding));
        session.Dispose();
        ObjectDisposedException error = Assert.Throws<ObjectDisposedException>(() => session.Run(null, ["x"], [x], ["y"]));
        Assert.Contains(nameof(InferenceSession), error.ObjectName);
        Assert.Throws<ObjectDisposedException>(session.CreateIoBinding);
        session.Dispose();
        x.Dispose();
    }
}
