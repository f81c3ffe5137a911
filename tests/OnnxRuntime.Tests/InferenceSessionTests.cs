using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Strata.Tests.Models;

namespace Strata.Tests;

public sealed class InferenceSessionTests
{
    [Fact]
    public void A_dense_layer_gives_the_values_worked_by_hand()
    {
        using InferenceSession session = new(TestModels.Dense);
        using RunOptions options = new();
        using OrtValue x = OrtValue.CreateTensorValueFromMemory([1f, 0f, 0f, 10f, 10f, 10f], [2, 3]);

        using var outputs = session.Run(options, new Dictionary<string, OrtValue> { ["x"] = x }, ["y"]);

        // Row 1: [1,2] + [-100,1] = [-99,3]; row 2: [90,120] + [-100,1] = [-10,121].
        Assert.Equal([2L, 2L], outputs[0].GetTensorTypeAndShape().Shape);
        Assert.Equal([0f, 3f, 0f, 121f], outputs[0].GetTensorDataAsSpan<float>().ToArray());
    }

    [Fact]
    public void A_model_runs_from_a_file_as_from_bytes()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("Zoë's model.onnx");
        File.WriteAllBytes(path, TestModels.SumAndDifference);
        using InferenceSession session = new(path);
        using OrtValue left = OrtValue.CreateTensorValueFromMemory([5f, 7f], [1, 2]);
        using OrtValue right = OrtValue.CreateTensorValueFromMemory([2f, 3f], [1, 2]);

        using var outputs = session.Run(null, ["left", "right"], [left, right], ["sum"]);

        Assert.Equal([7f, 10f], Assert.Single(outputs).GetTensorDataAsSpan<float>().ToArray());
    }

    [Fact]
    public void Outputs_come_in_the_order_asked_for()
    {
        using InferenceSession session = new(TestModels.SumAndDifference);
        using OrtValue left = OrtValue.CreateTensorValueFromMemory([5f, 7f], [1, 2]);
        using OrtValue right = OrtValue.CreateTensorValueFromMemory([2f, 3f], [1, 2]);

        using var outputs = session.Run(null, ["right", "left"], [right, left], ["difference", "sum"]);

        Assert.Equal([3f, 4f], outputs[0].GetTensorDataAsSpan<float>().ToArray());
        Assert.Equal([7f, 10f], outputs[1].GetTensorDataAsSpan<float>().ToArray());
    }

    [Fact]
    public void Values_that_are_there_already_receive_the_outputs()
    {
        using InferenceSession session = new(TestModels.SumAndDifference);
        float[] sum = new float[4];
        using OrtValue left = OrtValue.CreateTensorValueFromMemory([1f, 2f, 3f, 4f], [2, 2]);
        using OrtValue right = OrtValue.CreateTensorValueFromMemory([10f, 20f, 30f, 40f], [2, 2]);
        using OrtValue output = OrtValue.CreateTensorValueFromMemory(sum, [2, 2]);

        session.Run(null, ["left", "right"], [left, right], ["sum"], [output]);

        Assert.Equal([11f, 22f, 33f, 44f], sum);
    }

    [Fact]
    public void A_default_in_the_model_can_be_replaced_by_an_input()
    {
        using SessionOptions options = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        using InferenceSession session = new(TestModels.DenseWithBiasToFeed, options);
        using OrtValue x = OrtValue.CreateTensorValueFromMemory([1f, 0f, 0f], [1, 3]);
        using OrtValue bias = OrtValue.CreateTensorValueFromMemory([0.5f, -10f], [2]);

        using var byDefault = session.Run(null, ["x"], [x], ["y"]);
        using var replaced = session.Run(null, ["x", "b"], [x, bias], ["y"]);

        Assert.Equal([0f, 3f], byDefault[0].GetTensorDataAsSpan<float>().ToArray());
        Assert.Equal([1.5f, 0f], replaced[0].GetTensorDataAsSpan<float>().ToArray());
        Assert.Equal(["b"], session.OverridableInitializerMetadata.Keys);
        Assert.Equal(["x"], session.InputNames);
    }

    [Fact]
    public void Metadata_tell_names_types_and_open_dimensions()
    {
        using InferenceSession session = new(TestModels.SumAndDifference);

        Assert.Equal(["left", "right"], session.InputNames);
        Assert.Equal(["sum", "difference"], session.OutputNames);
        NodeMetadata left = session.InputMetadata["left"];
        Assert.Equal([-1, 2], left.Dimensions);
        Assert.Equal(["N", ""], left.SymbolicDimensions);
        Assert.Equal(TensorElementType.Float, left.ElementDataType);
        Assert.Equal(typeof(float), left.ElementType);
        Assert.Equal(OnnxValueType.ONNX_TYPE_TENSOR, left.OnnxValueType);
        Assert.False(left.IsString);
        Assert.Equal(session.OutputNames, session.OutputMetadata.Keys);
        Assert.Empty(session.OverridableInitializerMetadata);
    }

    [Fact]
    public void Model_metadata_are_those_of_the_file()
    {
        using InferenceSession session = new(TestModels.SumAndDifference);

        ModelMetadata metadata = session.ModelMetadata;

        Assert.Equal("by hand", metadata.ProducerName);
        Assert.Equal("tests.example", metadata.Domain);
        Assert.Equal("a model of the tests", metadata.Description);
        Assert.Equal("graph", metadata.GraphName);
        Assert.Equal("a graph of the tests", metadata.GraphDescription);
        Assert.Equal(3, metadata.Version);
        Assert.Equal(new Dictionary<string, string> { ["classes"] = "zéro,one", ["empty"] = "" }, metadata.CustomMetadataMap);
    }

    [Fact]
    public void Hundreds_of_outputs_come_back_in_order()
    {
        string[] names = [.. Enumerable.Range(0, 300).Select(i => $"out{i}")];
        byte[] model = new OnnxModel
        {
            Inputs = [new("in", TensorElementType.Float, 1)],
            Outputs = [.. names.Select(name => new Port(name, TensorElementType.Float, 1))],
            Nodes = [.. names.Select((name, i) => new Node("Add", [i == 0 ? "in" : names[i - 1], "one"], [name]))],
            Weights = [new("one", [1f], 1)],
        }.ToBytes();
        using InferenceSession session = new(model);
        using OrtValue input = OrtValue.CreateTensorValueFromMemory([0f], [1]);

        using var outputs = session.Run(null, ["in"], [input], session.OutputNames);

        for (int i = 0; i < names.Length; i++)
            Assert.Equal(i + 1f, outputs[i].GetTensorDataAsSpan<float>()[0]);
    }

    [Fact]
    public async Task Four_threads_share_one_session()
    {
        using InferenceSession session = new(TestModels.SumAndDifference);
        using Barrier start = new(4);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                for (int i = 0; i < 2_000; i++)
                    Assert.Equal([thread + 1000f, i + 1000f], Sum(session, [thread, i], [1000f, 1000f]));
            },
            TaskCreationOptions.LongRunning)));
    }

    static float[] Sum(InferenceSession session, float[] left, float[] right)
    {
        using OrtValue leftValue = OrtValue.CreateTensorValueFromMemory(left, [1, 2]);
        using OrtValue rightValue = OrtValue.CreateTensorValueFromMemory(right, [1, 2]);
        using var outputs = session.Run(null, ["left", "right"], [leftValue, rightValue], ["sum"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
