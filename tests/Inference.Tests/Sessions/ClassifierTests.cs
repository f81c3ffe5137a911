using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Sessions;

public sealed class ClassifierTests : IDisposable
{
    const int Batch = 16;
    const float Rounding = 1e-6f;
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    Scores Score(TinyModel model, ImageSet set, int batch = Batch)
    {
        using ModelSession session = ModelSession.Open(model.Save(_folder.File("model.onnx")));
        using Classifier classifier = new(session, set.Shape, batch);
        return classifier.Score(set);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Batch - 1)]
    [InlineData(Batch)]
    [InlineData(Batch + 1)]
    [InlineData(3 * Batch + 5)]
    public void Every_image_is_scored_once_and_in_order(int count)
    {
        TinyModel model = new();
        ImageSet set = model.Images(count);

        Scores scores = Score(model, set);

        Assert.Equal((count, 3), (scores.Count, scores.Classes));
        Assert.Equal(set.Pixels.Select(pixel => (float)pixel), scores.Logits!);
    }

    [Fact]
    public void Probabilities_are_the_softmax_of_the_logits()
    {
        ImageSet set = new("tiny", "test", new(1, 1, 3), [1, 2, 3, 0, 0, 0], [0, 1], ["a", "b", "c"]);
        Scores scores = Score(new TinyModel(), set);
        // e¹, e², e³ over their sum.
        float[] expected = [0.09003057f, 0.24472847f, 0.66524096f, 1 / 3f, 1 / 3f, 1 / 3f];
        Assert.All(expected.Zip(scores.Probabilities), pair => Assert.Equal(pair.First, pair.Second, Rounding));
    }

    [Fact]
    public void Logits_under_another_name_get_their_softmax_here()
    {
        TinyModel model = new();
        ImageSet set = model.Images(20);
        Scores strata = Score(model, set), other = Score(model with { Outputs = ("scores", null) }, set);

        Assert.Equal(strata.Logits, other.Logits);
        Assert.All(strata.Probabilities.Zip(other.Probabilities), pair => Assert.Equal(pair.First, pair.Second, Rounding));
    }

    [Fact]
    public void Probabilities_under_another_name_stay_as_they_are()
    {
        TinyModel model = new();
        ImageSet set = model.Images(20);
        Scores strata = Score(model, set), other = Score(model with { Outputs = (null, "softmax_tensor") }, set);

        Assert.Null(other.Logits);
        Assert.Equal(strata.Probabilities, other.Probabilities);
    }

    [Fact]
    public void Large_logits_do_not_overflow()
    {
        TinyModel model = new() { Outputs = ("scores", null), Weights = [1000, 0, 0, 0, 1000, 0, 0, 0, 1000] };
        ImageSet set = new("tiny", "test", model.Shape, [255, 254, 0], [0], ["a", "b", "c"]);
        Assert.Equal([1f, 0f, 0f], Score(model, set).Probabilities);
    }

    [Fact]
    public void Float_inputs_get_pixels_scaled_to_one_exactly()
    {
        // 65 pixels: whole vectors and a rest. The logits of the identity are the pixels as the model saw them.
        ImageShape shape = new(1, 5, 13);
        TinyModel model = new() { Shape = shape, Classes = shape.Size, Input = DataType.Float, Outputs = ("scores", null) };
        ImageSet set = model.Images(7);
        Assert.Equal(set.Pixels.Select(pixel => pixel / 255f), Score(model, set, batch: 3).Logits!);
    }

    [Fact]
    public void Open_input_sizes_take_any_image()
    {
        ModelProto model = new TinyModel().Build();
        foreach (TensorShapeProto.Types.Dimension size in model.Graph.Input[0].Type.TensorType.Shape.Dim)
            size.DimParam = "any";
        OnnxFile.Save(model, _folder.File("open.onnx"));
        using ModelSession session = ModelSession.Open(_folder.File("open.onnx"));
        using Classifier classifier = new(session, new(1, 1, 3), Batch);
        Assert.Equal(3, classifier.Classes);
    }

    [Fact]
    public void Stopping_stops_between_batches()
    {
        TinyModel model = new();
        using ModelSession session = ModelSession.Open(model.Save(_folder.File("model.onnx")));
        using Classifier classifier = new(session, model.Shape, Batch);
        CancellationToken stopped = new(canceled: true);
        Assert.Throws<OperationCanceledException>(() => classifier.Score(model.Images(50), cancel: stopped));
    }

    [Fact]
    public void A_model_without_scores_is_no_classifier()
    {
        TinyModel model = new();
        ModelProto cut = model.Build();
        cut.Graph.Output.Clear();
        OnnxFile.Save(cut.WithOutputs(["pixels"]), _folder.File("features.onnx"));
        using ModelSession session = ModelSession.Open(_folder.File("features.onnx"));
        InputException error = Assert.Throws<InputException>(() => new Classifier(session, model.Shape));
        Assert.Contains("none of its outputs (pixels)", error.Message);
    }
}
