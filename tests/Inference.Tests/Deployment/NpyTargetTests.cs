using System.Text.Json;
using Strata.Deployment;
using Strata.Onnx;
using Strata.Storage.Npy;
using Strata.Tests.Quantization;

namespace Strata.Tests.Deployment;

public sealed class NpyTargetTests : IDisposable
{
    readonly Exports _exports = new();

    public void Dispose() => _exports.Dispose();

    [Fact]
    public void Every_tensor_is_there_with_the_layer_that_reads_it()
    {
        ModelProto model = new SmallNetwork().Build();
        ExportedFiles files = _exports.Run(model, "npy");
        JsonElement tensors = JsonDocument.Parse(File.ReadAllText(Path.Combine(files.Path, "manifest.json"))).RootElement.GetProperty("tensors");

        Assert.Equal(model.Graph.Initializer.Select(weights => weights.Name), tensors.EnumerateArray().Select(tensor => tensor.GetProperty("name").GetString()));
        foreach ((TensorProto weights, JsonElement entry) in model.Graph.Initializer.Zip(tensors.EnumerateArray()))
        {
            using NpyFile file = NpyFile.Open(Path.Combine(files.Path, entry.GetProperty("file").GetString()!));
            Assert.Equal(weights.Dims, file.Header.Shape);
            Assert.Equal(weights.Floats(), file.ToFloats());
        }
        JsonElement bias = tensors.EnumerateArray().Single(tensor => tensor.GetProperty("name").GetString() == "conv2.bias");
        Assert.Equal(
            ("conv2.bias.npy", "<f4", "conv2", "Conv", 2),
            (bias.GetProperty("file").GetString(), bias.GetProperty("dtype").GetString(), bias.GetProperty("layer").GetString(), bias.GetProperty("operator").GetString(), bias.GetProperty("input").GetInt32()));
    }

    [Fact]
    public void Quantised_weights_keep_their_types()
    {
        SmallNetwork network = new();
        ModelProto model = Strata.Quantization.Quantizer.Quantize(network.Build(), "small.onnx", network.Images(16), new(), SmallNetwork.Quiet).Model;
        ExportedFiles files = _exports.Run(model, "npy");
        Assert.Equal(
            ["<f4", "<i4", "|i1", "|u1"],
            Directory.GetFiles(files.Path, "*.npy").Select(path => { using NpyFile file = NpyFile.Open(path); return file.Header.TypeName; }).Distinct().Order(StringComparer.Ordinal));
    }
}
