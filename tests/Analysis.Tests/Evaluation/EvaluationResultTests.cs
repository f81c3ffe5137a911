using System.Text.Json;
using System.Text.Json.Nodes;
using Strata.Analysis.Evaluation;
using Strata.Data;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Tests.Evaluation;

public class EvaluationResultTests
{
    static EvaluationResult Result(double skill = 2)
    {
        Predictions predictions = RandomPredictions.Of(seed: 5, count: 200, classes: 6, skill);
        ImageSet set = new("noise", "test", new(1, 1, 1), new byte[200], predictions.Labels, predictions.ClassNames);
        Scores scores = new(6, null, predictions.Probabilities, TimeSpan.FromSeconds(0.5), Batch: 32, Threads: 2);
        return EvaluationResult.Of("random", set, scores);
    }

    [Fact]
    public void A_figure_is_had_by_its_key()
    {
        EvaluationResult result = Result();
        Assert.Equal(result.Predictions.Confusion.Correct / 200.0, result["accuracy"]);
        Assert.Equal(400, result.ImagesPerSecond);
    }

    [Fact]
    public void An_unknown_figure_gets_the_nearest() =>
        Assert.Contains("did you mean 'macroF1'?", Assert.Throws<InputException>(() => Result()["macro-f1"]).Message);

    [Fact]
    public void Json_is_flat_camel_case_and_complete()
    {
        EvaluationResult result = Result();
        JsonObject json = JsonNode.Parse(JsonSerializer.Serialize(result, Json.Line))!.AsObject();

        Assert.All(result.Figures, figure => Assert.Equal(figure.Value, (double)json[figure.Key]!));
        Assert.Equal(
            ["model", "dataSet", "split", "fingerprint", "fingerprintMatches", "images", "classes", "batch", "threads", "runtime",
                "seconds", "imagesPerSecond", "perClass", "confusion", "gradeDistances", .. result.Figures.Select(figure => figure.Key)],
            json.Select(pair => pair.Key));
        Assert.Equal(result.PerClass[3].F1, (double)json["perClass"]![3]!["f1"]!);
    }
}
