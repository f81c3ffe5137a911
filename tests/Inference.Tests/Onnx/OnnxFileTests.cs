using Google.Protobuf;
using Strata.Data;
using Strata.Onnx;

namespace Strata.Tests.Onnx;

public sealed class OnnxFileTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("strata-onnx").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string At(string name) => Path.Combine(_folder, name);

    static ModelProto Small()
    {
        GraphBuilder graph = new("small");
        graph.Output(graph.Node("Relu", "y", [graph.Input("x", TensorProto.Types.DataType.Float, "N")]), TensorProto.Types.DataType.Float, "N");
        return graph.Build("test", "1", new Dictionary<string, string>());
    }

    [Fact]
    public void Saved_model_loads_equal()
    {
        OnnxFile.Save(Small(), At("a.onnx"));
        Assert.Equal(Small(), OnnxFile.Load(At("a.onnx")));
        Assert.Equal(["a.onnx"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Unknown_fields_survive_load_and_save()
    {
        // Field 25 of ModelProto (functions, tag CA 01) is not in our .proto; 3 bytes of it must come out as they went in.
        byte[] extended = [.. Small().ToByteArray(), 0xCA, 0x01, 0x03, 0x0A, 0x01, 0x66];
        ModelProto model = OnnxFile.Load(extended, "extended");
        OnnxFile.Save(model, At("b.onnx"));
        Assert.Equal(extended, File.ReadAllBytes(At("b.onnx")));
    }

    [Fact]
    public void Missing_file_is_named() =>
        Assert.Contains("none.onnx", Assert.Throws<InputException>(() => OnnxFile.Load(At("none.onnx"))).Message);

    [Theory]
    [InlineData("")]
    [InlineData("this is a text, not a model")]
    [InlineData("{\"json\": true}")]
    public void File_that_is_no_ONNX_is_refused_in_one_line(string content)
    {
        File.WriteAllText(At("c.onnx"), content);
        InputException error = Assert.Throws<InputException>(() => OnnxFile.Load(At("c.onnx")));
        Assert.Contains("no ONNX model", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Truncated_model_is_refused()
    {
        byte[] whole = Small().ToByteArray();
        File.WriteAllBytes(At("d.onnx"), whole[..(whole.Length / 2)]);
        Assert.Throws<InputException>(() => OnnxFile.Load(At("d.onnx")));
    }

    [Fact]
    public void File_above_two_gigabytes_is_refused_before_it_is_read()
    {
        using (FileStream sparse = File.Create(At("e.onnx")))
            sparse.SetLength(OnnxFile.LargestMessage + 1L);
        Assert.Contains("2 GiB", Assert.Throws<InputException>(() => OnnxFile.Load(At("e.onnx"))).Message);
    }

    [Fact]
    public void Model_above_two_gigabytes_is_not_written()
    {
        // One shared block of weights, counted as often as it stands in the graph: nothing of that size is allocated.
        ModelProto model = Small();
        ByteString block = ByteString.CopyFrom(new byte[1 << 26]);
        for (int i = 0; i < 33; i++)
            model.Graph.Initializer.Add(new TensorProto { Name = $"w{i}", RawData = block });
        Assert.Contains("2 GiB", Assert.Throws<InputException>(() => OnnxFile.Save(model, At("f.onnx"))).Message);
        Assert.False(File.Exists(At("f.onnx")));
    }

    [Fact]
    public void Metadata_record_survives_the_round_trip()
    {
        ModelMetadata metadata = new()
        {
            ClassNames = ["cat", "dog \"quoted\""],
            DataSet = "mnist",
            HeldOut = new HeldOut(0, 3, Folds: 5, Fold: 2),
            Fingerprints = new Dictionary<string, string> { ["train"] = "ab" },
            Layers = ["conv1", "logits"],
            Run = "r",
            Version = "0.1.0",
        };
        ModelMetadata read = ModelMetadata.From(metadata.ToEntries());
        Assert.Equal(metadata.ToEntries(), read.ToEntries());
        Assert.Equal(metadata.ClassNames, read.ClassNames);
        Assert.Equal(metadata.HeldOut, read.HeldOut);
    }

    [Fact]
    public void Metadata_of_a_third_party_file_is_empty_not_an_error()
    {
        ModelMetadata read = ModelMetadata.From(new Dictionary<string, string> { ["strata.classes"] = "not json", ["other"] = "x" });
        Assert.Empty(read.ClassNames);
        Assert.Null(read.DataSet);
    }
}
