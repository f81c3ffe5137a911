using Microsoft.ML.OnnxRuntime;
using Strata.Data;
using Strata.Data.Images;
using Strata.Deployment;
using Strata.Onnx;
using Strata.Sessions;
using Strata.Tests.Data.Images;
using Strata.Tests.Quantization;
using Strata.Tests.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Deployment;

public sealed class DecoderTests : IDisposable
{
    static readonly string s_images = Path.Combine(AppContext.BaseDirectory, "fixtures", "images");
    readonly Exports _exports = new();

    public void Dispose() => _exports.Dispose();

    float[] Run(ModelProto model, byte[] file, string output = "logits")
    {
        string path = _exports.Run(model, "onnx", withDecoder: true).Path;
        using SessionOptions options = new() { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        options.RegisterOrtExtensions();
        using InferenceSession session = new(path, options);
        using RunOptions run = new();
        using OrtValue bytes = OrtValue.CreateTensorValueFromMemory(file, [file.Length]);
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, ["file"], [bytes], [output]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    // Its logits are the pixels that arrive, so that resizing can be read off.
    static ModelProto Pixels(int channels, int height, int width) =>
        new TinyModel { Shape = new(channels, height, width), Classes = channels * height * width }.Build();

    [Theory]
    [InlineData(new byte[] { 0, 100 }, new float[] { 0, 25, 75, 100 })]
    [InlineData(new byte[] { 0, 10, 20, 30 }, new float[] { 5, 25 })]
    [InlineData(new byte[] { 0, 30, 90 }, new float[] { 10, 70 })]
    [InlineData(new byte[] { 7, 8, 9 }, new float[] { 7, 8, 9 })]
    [InlineData(new byte[] { 1, 2 }, new float[] { 2 })]
    public void Rows_are_averaged_where_they_shrink_and_interpolated_where_they_grow(byte[] row, float[] expected)
    {
        byte[] flat = PngBytes.Of(row.Length, 1, row), upright = PngBytes.Of(1, row.Length, row);
        Assert.Equal(expected, Run(Pixels(1, 1, expected.Length), flat));
        Assert.Equal(expected, Run(Pixels(1, expected.Length, 1), upright));
    }

    [Fact]
    public void Colours_arrive_as_red_green_blue_or_weighed_into_grey()
    {
        byte[] colour = PngBytes.Of(1, 1, 250, 100, 20);
        Assert.Equal([250, 100, 20], Run(Pixels(3, 1, 1), colour));
        // 0.299 · 250 + 0.587 · 100 + 0.114 · 20 = 135.73
        Assert.Equal([136, 136], Run(Pixels(1, 1, 2), colour));
    }

    [Theory]
    [InlineData("baseline.jpg")]
    [InlineData("rgb.png")]
    [InlineData("turned-6.jpg")]
    public void Real_files_of_the_models_size_give_what_decoding_and_the_model_give(string name)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(s_images, name));
        using ImageDecoder decoder = new();
        DecodedImage image = decoder.Decode(file, name);
        ImageShape shape = new(3, image.Height, image.Width);
        SmallNetwork network = new() { Shape = shape };
        ImageSet set = new("one", "test", shape, image.Pixels, [0], ["any"]);
        Scores expected = SmallNetwork.Score(network.Build(), set);
        Assert.Equal(expected.Probabilities, Run(network.Build(), file, "probabilities"), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Theory]
    [InlineData("baseline.jpg", 4, 7)]
    [InlineData("progressive.jpg", 3, 30)]
    [InlineData("turned-6.jpg", 20, 2)]
    public void Real_files_of_another_size_are_averaged_over_what_each_pixel_covers(string name, int height, int width)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(s_images, name));
        using ImageDecoder decoder = new();
        DecodedImage image = decoder.Decode(file, name);
        float[] resized = Run(Pixels(3, height, width), file);
        for (int i = 0; i < resized.Length; i++)
        {
            (int channel, int y, int x) = (i / (height * width), i / width % height, i % width);
            double expected = 0;
            foreach ((int row, double rowWeight) in Weights(image.Height, height, y))
                foreach ((int column, double columnWeight) in Weights(image.Width, width, x))
                    expected += rowWeight * columnWeight * image.Pixels[(channel * image.Height + row) * image.Width + column];
            // What lies on the border between two levels may be rounded either way.
            Assert.Equal(expected, resized[i], 0.5001);
        }
    }

    // By counting: an axis of L pixels, each cut into n parts, is dealt out to n samples of L parts each; or the two nearest by distance.
    static IEnumerable<(int Source, double Weight)> Weights(int length, int samples, int sample)
    {
        if (length >= samples)
            return Enumerable.Range(sample * length, length).GroupBy(part => part / samples).Select(group => (group.Key, (double)group.Count() / length));
        double at = Math.Clamp((sample + 0.5) * length / samples - 0.5, 0, length - 1);
        int first = (int)at, second = Math.Min(first + 1, length - 1);
        return [(first, 1 - (at - first)), (second, at - first)];
    }

    [Fact]
    public void Float_models_get_pixels_from_0_to_1_and_logits_their_softmax()
    {
        TinyModel model = new() { Shape = new(1, 1, 3), Input = DataType.Float, Outputs = ("scores", null), Batch = 1 };
        float[] logits = [0, 0.5f, 1];
        double sum = logits.Sum(value => Math.Exp(value));
        float[] probabilities = Run(model.Build(), PngBytes.Of(3, 1, 0, 127, 255), "probabilities");
        Assert.All(logits.Zip(probabilities), pair => Assert.Equal(Math.Exp(pair.First) / sum, pair.Second, 2e-3));
    }

    [Fact]
    public void The_export_says_how_far_it_agrees()
    {
        ExportedFiles files = _exports.Run(new SmallNetwork().Build(), "onnx", withDecoder: true);
        Assert.Equal((200, 1.0), (files.Proof!.Count, files.Proof.SameTop1));
        Assert.InRange(files.Proof.LargestDifference, 0, 1e-6);
    }

    [Fact]
    public void Models_that_cannot_follow_a_decoder_are_refused()
    {
        string Refused(ModelProto model) => Assert.Throws<InputException>(() => _exports.Run(model, "onnx", withDecoder: true)).Message;
        Assert.Contains("batch is fixed to 4", Refused(new TinyModel { Batch = 4 }.Build()));
        Assert.Contains("2 channels", Refused(new TinyModel { Shape = new(2, 1, 3) }.Build()));
        ModelProto old = new TinyModel().Build();
        old.OpsetImport[0].Version = 12;
        Assert.Contains("opset 12", Refused(old));
    }
}
