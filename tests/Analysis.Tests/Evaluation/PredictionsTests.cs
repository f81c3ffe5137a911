using Strata.Analysis.Evaluation;

namespace Strata.Tests.Evaluation;

public class PredictionsTests
{
    [Theory]
    [InlineData(new int[0], new float[0], "nothing to evaluate")]
    [InlineData(new[] { 0 }, new[] { 1f }, "need 2 probabilities, but there are 1")]
    [InlineData(new[] { 2 }, new[] { 0.5f, 0.5f }, "label 2 of image 0 is out of range: the classes are 0 to 1")]
    [InlineData(new[] { -1 }, new[] { 0.5f, 0.5f }, "label -1 of image 0")]
    [InlineData(new[] { 0, 1 }, new[] { 0.5f, 0.5f, float.NaN, 0.5f }, "NaN for image 1")]
    [InlineData(new[] { 0 }, new[] { float.PositiveInfinity, 0f }, "image 0 are no distribution")]
    [InlineData(new[] { 0 }, new[] { 1.5f, -0.5f }, "image 0 are no distribution")]
    [InlineData(new[] { 0 }, new[] { 0.5f, 0.4f }, "sum to 0.9")]
    public void Wrong_predictions_are_refused_by_name(int[] labels, float[] probabilities, string message)
    {
        InputException error = Assert.Throws<InputException>(() => new Predictions(labels, probabilities, ["a", "b"]));
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void The_most_probable_class_is_predicted_and_the_lower_index_wins_a_tie()
    {
        Predictions predictions = new([0, 1, 2], [0.2f, 0.4f, 0.4f, 0.5f, 0f, 0.5f, 0f, 0.1f, 0.9f], ["a", "b", "c"]);
        Assert.Equal([1, 0, 2], predictions.Predicted);
        Assert.Equal((0.4f, 0.2f), (predictions.Confidence(0), predictions.LabelProbability(0)));
    }

    [Fact]
    public void The_small_rounding_of_half_precision_is_accepted()
    {
        Predictions predictions = new([0], [0.503f, 0.5f], ["a", "b"]);
        Assert.Equal(0, predictions.Predicted[0]);
    }
}
