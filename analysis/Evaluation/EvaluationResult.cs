using System.Text.Json.Serialization;
using Strata.Data;
using Strata.Registry;
using Strata.Sessions;

namespace Strata.Analysis.Evaluation;

/// <summary>
/// How good one model is on one data set. As JSON it is one flat object: these properties and every figure under its
/// key.
/// </summary>
public sealed record EvaluationResult
{
    EvaluationResult(string model, ImageSet set, Scores scores, Predictions predictions)
    {
        (Model, DataSet, Split, Images, Classes) = (model, set.Name, set.Split, set.Count, scores.Classes);
        (Batch, Threads, Runtime) = (scores.Batch, scores.Threads, RuntimeVersion.Text);
        (Seconds, ImagesPerSecond) = (scores.Elapsed.TotalSeconds, scores.ImagesPerSecond);
        Figures = [.. Parts<IMetric>.All.SelectMany(metric => metric.Instance.Measure(predictions))];
        (PerClass, Confusion, Predictions) = (ClassScore.WithAreas(predictions), predictions.Confusion.ToRows(), predictions);
        GradeDistances = predictions.Grading is null ? null : Distances(predictions);
    }

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>The data set's name.</summary>
    public string DataSet { get; }

    /// <summary>The split of the data set.</summary>
    public string Split { get; }

    /// <summary>The fingerprint of the images and labels; null where nobody asked for it.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>
    /// Whether it is the fingerprint that the model's file names for this data set and split; null where it names none.
    /// </summary>
    public bool? FingerprintMatches { get; init; }

    /// <summary>The number of images.</summary>
    public int Images { get; }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>Images a batch.</summary>
    public int Batch { get; }

    /// <summary>Threads inside an operator; 0 for ONNX Runtime's default.</summary>
    public int Threads { get; }

    /// <summary>Which ONNX Runtime ran it.</summary>
    public string Runtime { get; }

    /// <summary>Seconds that the batches took, without opening the model and warming up.</summary>
    public double Seconds { get; }

    /// <summary>Images a second.</summary>
    public double ImagesPerSecond { get; }

    /// <summary>Every figure of every registered metric.</summary>
    [JsonIgnore]
    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>The scores of every class, in label order.</summary>
    public IReadOnlyList<ClassScore> PerClass { get; }

    /// <summary>Counts [C,C]: truth in rows, predictions in columns.</summary>
    public int[][] Confusion { get; }

    /// <summary>[C]: of grades, the images that are so many grades off, from 0; null of classes without order.</summary>
    public int[]? GradeDistances { get; }

    /// <summary>What all of this was measured on.</summary>
    [JsonIgnore]
    public Predictions Predictions { get; }

    /// <summary>The figures as JSON wants them.</summary>
    [JsonExtensionData]
    public IDictionary<string, object> FiguresByKey => Figures.ToDictionary(figure => figure.Key, figure => (object)figure.Value);

    /// <summary>The value of a figure, as in result["macroF1"].</summary>
    /// <exception cref="InputException">There is none of that key; the message offers the nearest.</exception>
    public double this[string key] => Figures.FirstOrDefault(figure => figure.Key == key)?.Value
        ?? throw Nearest.Unknown("figure", key, [.. Figures.Select(figure => figure.Key)]);

    /// <summary>Measures what a model said about a set with every registered metric.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="set">The images.</param>
    /// <param name="scores">The model's scores for them, in their order.</param>
    /// <param name="grading">Where somebody said that the classes are grades; null to go by the set.</param>
    /// <exception cref="InputException">
    /// The model tells another number of classes apart than the set has, or puts out NaN.
    /// </exception>
    public static EvaluationResult Of(string model, ImageSet set, Scores scores, Grading? grading = null) =>
        new(model, set, scores, new Predictions(set.Labels, scores.Probabilities, set.ClassNames,
            grading ?? (set.HasGrades ? Grading.Of(set.ClassNames.Count) : null)));

    static int[] Distances(Predictions predictions)
    {
        int[] images = new int[predictions.Classes];
        for (int image = 0; image < predictions.Count; image++)
            images[Math.Abs(predictions.Labels[image] - predictions.Predicted[image])]++;
        return images;
    }
}
