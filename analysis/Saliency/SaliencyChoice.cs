using Strata.Analysis.Evaluation;

namespace Strata.Analysis.Saliency;

/// <summary>Which images are worth a look.</summary>
static class SaliencyChoice
{
    /// <summary>Up to so many images of each kind; an image may be of two.</summary>
    /// <param name="predictions">What the model says of all.</param>
    /// <param name="each">Images of each kind, at most.</param>
    public static IReadOnlyList<(SaliencyKind Kind, int Image)> Of(Predictions predictions, int each)
    {
        int[] all = [.. Enumerable.Range(0, predictions.Count)];
        int[] right = [.. all.Where(image => predictions.Labels[image] == predictions.Predicted[image])];
        return
        [
            .. ByTurns(predictions, right).Take(each).Select(image => (SaliencyKind.Certain, image)),
            .. all.Except(right).OrderByDescending(predictions.Confidence).ThenBy(image => image).Take(each).Select(image => (SaliencyKind.Wrong, image)),
            .. all.OrderBy(image => Margin(predictions.Row(image))).ThenBy(image => image).Take(each).Select(image => (SaliencyKind.Unsure, image)),
        ];
    }

    // The surest of each class, then the second of each: the surest of all would be of one easy class.
    static IEnumerable<int> ByTurns(Predictions predictions, int[] right) => right
        .GroupBy(image => predictions.Labels[image])
        .SelectMany(of => of.OrderByDescending(predictions.Confidence).ThenBy(image => image).Select((image, turn) => (image, turn)))
        .OrderBy(pair => pair.turn).ThenBy(pair => predictions.Labels[pair.image]).Select(pair => pair.image);

    static float Margin(ReadOnlySpan<float> row)
    {
        (float first, float second) = (float.NegativeInfinity, float.NegativeInfinity);
        foreach (float probability in row)
            (first, second) = probability > first ? (probability, first) : (first, Math.Max(second, probability));
        return first - second;
    }
}
