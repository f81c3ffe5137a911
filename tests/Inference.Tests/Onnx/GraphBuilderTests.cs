using Google.Protobuf;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;
using static Strata.Onnx.TensorProto.Types;

namespace Strata.Tests.Onnx;

public class GraphBuilderTests
{
    // image [N,1,2,2] uint8, cast, flattened, times [4,1] ones: the sum of the pixels.
    static ModelProto SumOfPixels()
    {
        GraphBuilder graph = new("sum");
        string image = graph.Input("image", DataType.Uint8, "N", 1, 2, 2);
        string real = graph.Node("Cast", "real", [image], NodeAttribute.Of("to", (long)DataType.Float));
        string flat = graph.Node("Reshape", "flat", [real, graph.Integers("shape", 0, 4)]);
        graph.Output(graph.Node("MatMul", "sum", [flat, graph.Weights("ones", [1, 1, 1, 1], 4, 1)]), DataType.Float, "N", 1);
        return graph.Build("test", "1", new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" });
    }

    [Fact]
    public void Built_graph_runs_and_computes_what_was_written_down()
    {
        using ActivationProbe probe = new(SumOfPixels());
        float[] sums = probe.Run(new byte[] { 1, 2, 3, 4, 250, 250, 250, 250 }, 2, new ImageShape(1, 2, 2))["sum"];
        Assert.Equal([10f, 1000f], sums);
    }

    [Fact]
    public void Metadata_stands_in_key_order() =>
        Assert.Equal(["a", "b"], SumOfPixels().MetadataProps.Select(entry => entry.Key));

    [Fact]
    public void Name_can_be_given_only_once()
    {
        GraphBuilder graph = new("twice");
        graph.Scalar("x", 1);
        Assert.Contains("'x'", Assert.Throws<ArgumentException>(() => graph.Scalar("x", 2)).Message);
    }

    [Fact]
    public void Weights_must_fit_their_shape() =>
        Assert.Throws<ArgumentException>(() => new GraphBuilder("w").Weights("w", [1, 2, 3], 2, 2));

    [Fact]
    public void Bytes_are_those_of_the_public_field_numbers()
    {
        // Worked out by hand from the ONNX specification: NodeProto input=1, output=2, name=3, op_type=4.
        NodeProto node = new() { Input = { "x" }, Output = { "y" }, Name = "n", OpType = "Relu" };
        Assert.Equal("0A01781201791A016E220452656C75", Convert.ToHexString(node.ToByteArray()));
        // AttributeProto name=1, i=3, type=20 (two bytes: A0 01).
        Assert.Equal("0A0161" + "1803" + "A00102", Convert.ToHexString(NodeAttribute.Of("a", 3L).ToByteArray()));
        // TensorProto dims=1 (unpacked), data_type=2, name=8, raw_data=9.
        TensorProto tensor = new() { Dims = { 1 }, DataType = 1, Name = "t", RawData = ByteString.CopyFrom(0, 0, 128, 63) };
        Assert.Equal("0801" + "1001" + "420174" + "4A040000803F", Convert.ToHexString(tensor.ToByteArray()));
    }

    [Fact]
    public void Added_outputs_appear_once_and_run()
    {
        ModelProto edited = SumOfPixels().WithOutputs(["real", "flat", "real", "sum"]);
        Assert.Equal(["sum", "real", "flat"], edited.Graph.Output.Select(output => output.Name));
        using ActivationProbe probe = new(edited);
        IReadOnlyDictionary<string, float[]> made = probe.Run(new byte[] { 1, 2, 3, 4 }, 1, new ImageShape(1, 2, 2));
        Assert.Equal([1f, 2f, 3f, 4f], made["flat"]);
        Assert.Equal([10f], made["sum"]);
    }

    [Fact]
    public void Adding_an_output_leaves_the_model_as_it_was()
    {
        ModelProto model = SumOfPixels();
        model.WithOutputs(["flat"]);
        Assert.Single(model.Graph.Output);
    }

    [Fact]
    public void Unknown_tensor_is_refused_with_the_nearest_name() =>
        Assert.Contains("'flat'", Assert.Throws<InputException>(() => SumOfPixels().WithOutputs(["flatt"])).Message);
}
