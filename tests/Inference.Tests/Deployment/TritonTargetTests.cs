using Strata.Deployment;
using Strata.Onnx;
using Strata.Tests.Quantization;
using Strata.Tests.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Deployment;

public sealed class TritonTargetTests : IDisposable
{
    readonly Exports _exports = new();

    public void Dispose() => _exports.Dispose();

    Dictionary<string, List<object>> Config(ModelProto model, string name = "some model")
    {
        ExportedFiles files = _exports.Run(model, "triton", name: name);
        return ProtobufText.Parse(File.ReadAllText(Path.Combine(files.Path, "config.pbtxt")));
    }

    static Dictionary<string, List<object>> Message(object value) => (Dictionary<string, List<object>>)value;

    // Names, types and axes behind the batch, as Triton compares them with the model.
    static IEnumerable<string> Tensors(List<object> messages) => messages.Select(Message).Select(tensor =>
        $"{tensor["name"].Single()} {tensor["data_type"].Single()} [{string.Join(',', tensor["dims"])}]");

    static IEnumerable<string> Tensors(IEnumerable<ValueInfoProto> values, bool isBatched) => values.Select(value =>
    {
        string type = (DataType)value.Type.TensorType.ElemType == DataType.Float ? "TYPE_FP32" : "TYPE_UINT8";
        return $"{value.Name} {type} [{string.Join(',', value.Type.TensorType.Shape.Dim.Skip(isBatched ? 1 : 0).Select(size => size.DimValue))}]";
    });

    [Fact]
    public void The_configuration_says_what_the_model_beside_it_takes_and_gives()
    {
        Dictionary<string, List<object>> config = Config(new SmallNetwork().Build());
        string folder = Directory.GetDirectories(_exports.In()).Single();
        GraphProto graph = OnnxFile.Load(Path.Combine(folder, "1", "model.onnx")).Graph;

        Assert.Equal(Path.GetFileName(folder), config["name"].Single());
        Assert.Equal(("onnxruntime", "32"), (config["backend"].Single(), config["max_batch_size"].Single()));
        Assert.Equal(Tensors(graph.Input, isBatched: true), Tensors(config["input"]));
        Assert.Equal(Tensors(graph.Output, isBatched: true), Tensors(config["output"]));
        Assert.Equal("500", Message(config["dynamic_batching"].Single())["max_queue_delay_microseconds"].Single());
        Assert.All(config["output"], output => Assert.Equal("labels.txt", Message(output)["label_filename"].Single()));
        Assert.Equal(SmallNetwork.Classes, File.ReadAllLines(Path.Combine(folder, "labels.txt")).Length);
    }

    [Fact]
    public void A_fixed_batch_is_an_axis_and_is_not_batched_again()
    {
        ModelProto model = new TinyModel { Batch = 4 }.Build();
        Dictionary<string, List<object>> config = Config(model);
        Assert.Equal("0", config["max_batch_size"].Single());
        Assert.Equal(Tensors(model.Graph.Input, isBatched: false), Tensors(config["input"]));
        Assert.False(config.ContainsKey("dynamic_batching"));
    }

    [Fact]
    public void Class_names_stand_in_label_order_one_a_line()
    {
        _exports.Run(new TinyModel { Metadata = new ModelMetadata { ClassNames = ["cat", "big\ndog", "\"owl\""] } }.Build(), "triton", name: "pets");
        Assert.Equal(["cat", "big dog", "\"owl\""], File.ReadAllLines(_exports.In("pets", "labels.txt")));
    }
}
