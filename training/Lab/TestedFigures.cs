using Strata.Data;
using Strata.Sessions;
using Strata.Statistics;

namespace Strata.Training.Lab;

/// <summary>How good an exported model is, through ONNX Runtime, as whoever gets the file would find it.</summary>
/// <param name="Accuracy">The share of images that it puts into their class.</param>
/// <param name="MacroRecall">The mean over the classes of the share of their images that it recognises: each class counts the same.</param>
/// <param name="LowestRecall">That share for the class that fares worst.</param>
/// <param name="Kappa">Quadratic weighted kappa; NaN where the classes are no grades.</param>
readonly record struct TestedFigures(double Accuracy, double MacroRecall, double LowestRecall, double Kappa)
{
    /// <summary>No model, no figures.</summary>
    public static TestedFigures None { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Tests a model; classes without images are left out of the recalls.</summary>
    public static TestedFigures Of(string model, ImageSet images, int threads)
    {
        using ModelSession session = ModelSession.Open(model, new SessionSettings { Threads = threads });
        using Classifier classifier = new(session, images.Shape);
        Scores scores = classifier.Score(images);
        int[] predicted = [.. Enumerable.Range(0, images.Count).Select(image =>
            System.Numerics.Tensors.TensorPrimitives.IndexOfMax(scores.Probabilities.AsSpan(image * scores.Classes, scores.Classes)))];
        double[] recalls = [.. images.Labels.Zip(predicted).GroupBy(pair => pair.First).Select(of => of.Average(pair => pair.Second == of.Key ? 1.0 : 0))];
        double accuracy = images.Labels.Zip(predicted).Count(pair => pair.First == pair.Second) / (double)images.Count;
        return new TestedFigures(accuracy, recalls.Average(), recalls.Min(), images.HasGrades ? GradeAgreement.Of(images.Labels, predicted).Kappa : double.NaN);
    }

    /// <summary>Adds all of them to the figures of a study's row.</summary>
    public void AddTo(Dictionary<string, double> figures)
    {
        figures["testAccuracy"] = Accuracy;
        figures["testMacroRecall"] = MacroRecall;
        figures["testLowestRecall"] = LowestRecall;
        figures["testKappa"] = Kappa;
    }
}
