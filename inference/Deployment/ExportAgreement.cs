using System.Numerics.Tensors;
using Strata.Data;
using Strata.Sessions;

namespace Strata.Deployment;

/// <summary>How far a written model gives the original's answers.</summary>
/// <param name="Images">The images that both saw, as in "mnist" or "noise".</param>
/// <param name="Count">How many.</param>
/// <param name="SameTop1">The share that both put into the same class, 0 to 1.</param>
/// <param name="LargestDifference">The largest difference of a probability.</param>
public sealed record ExportAgreement(string Images, int Count, double SameTop1, float LargestDifference)
{
    /// <summary>In words.</summary>
    public override string ToString() => $"same class as the original on {SameTop1:0.00 %} of {Count:N0} "
        + $"{(Images == ProbeImages.Noise ? "random images" : $"images of {Images}")}; probabilities differ by at most {LargestDifference:0.0e+0}";

    /// <summary>Runs a written model and holds it against the original.</summary>
    /// <param name="path">The written file.</param>
    /// <param name="job">The export.</param>
    /// <exception cref="FailureException">It could not be run.</exception>
    internal static ExportAgreement Of(string path, ExportJob job)
    {
        try
        {
            using ModelSession session = ModelSession.Open(path, job.Session.Settings);
            using Classifier classifier = new(session, job.Images.Shape, job.Batch);
            return Of(classifier.Score(job.Images, cancel: job.Shell.Cancel).Probabilities, job.Scores, job.Images.Name);
        }
        catch (InputException problem)
        {
            throw new FailureException($"the exported model could not be used: {problem.Message}", problem);
        }
    }

    /// <summary>Compares probabilities [n,C] with the first n rows of the original's scores.</summary>
    internal static ExportAgreement Of(ReadOnlySpan<float> probabilities, Scores original, string images)
    {
        (int classes, int count, int same, float largest) = (original.Classes, probabilities.Length / original.Classes, 0, 0);
        float[] difference = new float[classes];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> mine = probabilities.Slice(i * classes, classes), theirs = original.Probabilities.AsSpan(i * classes, classes);
            same += TensorPrimitives.IndexOfMax(mine) == TensorPrimitives.IndexOfMax(theirs) ? 1 : 0;
            TensorPrimitives.Subtract(mine, theirs, difference);
            largest = Math.Max(largest, Math.Abs(TensorPrimitives.MaxMagnitude<float>(difference)));
        }
        return new ExportAgreement(images, count, (double)same / count, largest);
    }
}
