using System.Text.Json;
using Strata.Data;
using Strata.Features;
using Strata.Storage.Npy;

namespace Strata.Tests.Features;

/// <summary>A file from another exporter, against what that library itself makes of the same images.</summary>
public sealed class TorchNetworkTests : IDisposable
{
    // Two implementations of the same float32 arithmetic, summed in other orders.
    const double Tolerance = 2e-5;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PythonFact("numpy", "torch")]
    public void Layers_are_listed_and_features_are_those_of_PyTorch()
    {
        ImageSet digits = DataSets.Load("digits", "test", new DataRequest { Count = 100 });
        File.WriteAllBytes(_folder.File("pixels"), digits.Pixels);
        (int exit, _, string error) = PythonFactAttribute.Start(Path.Combine(AppContext.BaseDirectory, "Features", "torch_network.py"), _folder.Path);
        Assert.True(exit == 0, error);
        string network = _folder.File("network.onnx");

        JsonElement[] tensors = [.. Inference.Json("layers", network).GetProperty("layers").EnumerateArray()];
        string[] layers = [.. tensors.Where(tensor => tensor.GetProperty("isLayer").GetBoolean()).Select(tensor => tensor.GetProperty("op").GetString()!)];
        Assert.Subset(layers.ToHashSet(), new HashSet<string> { "Conv", "Relu", "MaxPool", "Add", "Gemm" });

        JsonElement result = Inference.Json("features", network, "--dataset", "digits", "--count", "100", "--pool", "grid2", "--out", _folder.File("features"));
        FeatureFolder folder = FeatureFolder.Open(result.GetProperty("folder").GetString()!);
        Assert.Equal(layers, folder.Layers.Select(layer => layer.Op));
        foreach (string op in (string[])["MaxPool", "Add", "Gemm"])
        {
            using NpyFile expected = NpyFile.Open(_folder.File($"{op}.npy"));
            float[] values = folder.Load(folder.Layers.Last(layer => layer.Op == op));
            Assert.All(expected.ToFloats().Zip(values), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        }
    }
}
