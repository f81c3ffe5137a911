using Google.Protobuf;
using Strata.Data;
using Strata.Onnx;
using Strata.Tests.Quantization;
using Location = Strata.Onnx.TensorProto.Types.DataLocation;

namespace Strata.Tests.Onnx;

public sealed class ExternalWeightsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Save(string location, int cut = 0)
    {
        ModelProto model = new SmallNetwork().Build();
        using MemoryStream data = new();
        foreach (TensorProto weights in model.Graph.Initializer)
        {
            weights.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
            weights.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = $"{data.Length}" });
            weights.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = $"{weights.RawData.Length}" });
            weights.RawData.WriteTo(data);
            weights.RawData = ByteString.Empty;
            weights.ClearRawData();
            weights.DataLocation = Location.External;
        }
        File.WriteAllBytes(_folder.File("model.data"), data.ToArray()[..^cut]);
        string path = _folder.File("model.onnx");
        OnnxFile.Save(model, path);
        return path;
    }

    [Fact]
    public void Weights_in_another_file_are_the_same_weights()
    {
        ImageSet images = new SmallNetwork().Images(5);
        float[] whole = SmallNetwork.Score(ExternalWeights.LoadWhole(Save("model.data")), images).Logits!;
        Assert.Equal(SmallNetwork.Score(new SmallNetwork().Build(), images).Logits!, whole);
    }

    [Theory]
    [InlineData("gone.data", 0, "missing")]
    [InlineData("../model.data", 0, "outside")]
    [InlineData("/etc/hostname", 0, "outside")]
    [InlineData("", 0, "outside")]
    [InlineData("model.data", 1, "truncated")]
    public void What_cannot_be_read_is_one_line(string location, int cut, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => ExternalWeights.LoadWhole(Save(location, cut))).Message);
}
