using System.Text.Json.Serialization;
using Strata.Analysis.Evaluation;

namespace Strata.Analysis.Classical;

/// <summary>How one classifier did on one kind of features.</summary>
/// <param name="Method">As it was typed, as in "knn:k=3".</param>
/// <param name="Features">What it looked at, as in "pixels".</param>
/// <param name="TrainImages">Images that it learned from.</param>
/// <param name="FitSeconds">Seconds of learning.</param>
/// <param name="PredictSeconds">Seconds for all test images.</param>
/// <param name="File">The ONNX file in the report's folder.</param>
/// <param name="Check">How the file compares.</param>
/// <param name="Evaluation">All figures.</param>
sealed record ClassicalResult(
    string Method, string Features, int TrainImages, double FitSeconds, double PredictSeconds, string File, OnnxCheck Check,
    [property: JsonIgnore] EvaluationResult Evaluation)
{
    /// <summary>The share of test images that were recognised.</summary>
    public double Accuracy => Evaluation["accuracy"];

    /// <summary>The lower end of its 95 % interval.</summary>
    public double AccuracyLow => Evaluation["accuracyLow"];

    /// <summary>The upper end of its 95 % interval.</summary>
    public double AccuracyHigh => Evaluation["accuracyHigh"];

    /// <summary>The mean over the classes of F1.</summary>
    public double MacroF1 => Evaluation["macroF1"];

    /// <summary>The mean of -ln of the true class's probability.</summary>
    public double LogLoss => Evaluation["logLoss"];

    /// <summary>Images a second in prediction.</summary>
    public double ImagesPerSecond => Evaluation.ImagesPerSecond;

    /// <summary>As in "knn:k=3 on fc1".</summary>
    [JsonIgnore]
    public string Name => $"{Method} on {Features}";
}
