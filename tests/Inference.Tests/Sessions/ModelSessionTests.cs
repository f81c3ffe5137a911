using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Sessions;

public sealed class ModelSessionTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Refusal(string file) => Assert.Throws<InputException>(() => ModelSession.Open(file).Dispose()).Message;

    string Written(byte[] content)
    {
        File.WriteAllBytes(_folder.File("model.onnx"), content);
        return _folder.File("model.onnx");
    }

    [Fact]
    public void Metadata_and_input_are_read_from_the_file()
    {
        ModelMetadata metadata = new()
        {
            ClassNames = ["cat", "dog", "hen"],
            DataSet = "farm",
            Fingerprints = new Dictionary<string, string> { ["test"] = "ab12" },
            Run = "first",
        };
        using ModelSession session = ModelSession.Open(new TinyModel { Metadata = metadata }.Save(_folder.File("model.onnx")));

        Assert.Equal(["cat", "dog", "hen"], session.Metadata.ClassNames);
        Assert.Equal(("farm", "first"), (session.Metadata.DataSet, session.Metadata.Run));
        Assert.Equal("ab12", session.Metadata.Fingerprints["test"]);
        Assert.Equal(new ImageInput("image", IsFloat: false, Batch: null, Channels: 1, Height: 1, Width: 3), session.Input);
        Assert.Equal(["logits", "probabilities"], session.Outputs);
    }

    [Fact]
    public void A_missing_file_is_named() => Assert.Contains("there is no file nowhere.onnx", Refusal("nowhere.onnx"));

    [Theory]
    [InlineData("")]
    [InlineData("this is a text, no model")]
    public void A_file_that_is_no_model_is_named_on_one_line(string content)
    {
        string message = Refusal(Written(System.Text.Encoding.UTF8.GetBytes(content)));
        Assert.Contains("model.onnx is no ONNX model", message);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void A_truncated_model_is_refused()
    {
        byte[] whole = OnnxFile.ToBytes(new TinyModel().Build());
        Assert.Contains("is no ONNX model", Refusal(Written(whole[..(whole.Length / 2)])));
    }

    [Fact]
    public void Inputs_that_are_no_images_are_described()
    {
        ModelProto model = new TinyModel().Build();
        model.Graph.Input[0].Type.TensorType.ElemType = (int)DataType.Int64;
        Assert.Contains("'image' of", Refusal(Written(OnnxFile.ToBytes(model))));

        ModelProto flat = new TinyModel().Build();
        flat.Graph.Input[0].Type.TensorType.Shape.Dim.RemoveAt(1);
        Assert.Contains("uint8 [?,1,3], but images are", Refusal(Written(OnnxFile.ToBytes(flat))));
    }

    [Fact]
    public void A_second_input_is_refused_by_name()
    {
        ModelProto model = new TinyModel().Build();
        ValueInfoProto second = model.Graph.Input[0].Clone();
        second.Name = "mask";
        model.Graph.Input.Add(second);
        Assert.Contains("has 2 inputs (image, mask)", Refusal(Written(OnnxFile.ToBytes(model))));
    }

    [Fact]
    public void Images_of_another_shape_are_refused_with_both_shapes()
    {
        using ModelSession session = ModelSession.Open(new TinyModel { Shape = new(3, 32, 32) }.Save(_folder.File("model.onnx")));
        InputException error = Assert.Throws<InputException>(() =>
            session.Input.Require(new ImageShape(1, 28, 28), "mnist (test)", "model.onnx"));
        Assert.Contains("model.onnx takes 3x32x32 images, but those of mnist (test) are 1x28x28", error.Message);
    }

    [Fact]
    public void A_negative_number_of_threads_is_refused()
    {
        string file = new TinyModel().Save(_folder.File("model.onnx"));
        InputException error = Assert.Throws<InputException>(() => ModelSession.Open(file, new SessionSettings { Threads = -1 }));
        Assert.Contains("not -1", error.Message);
    }
}
