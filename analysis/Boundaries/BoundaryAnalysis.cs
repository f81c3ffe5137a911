using System.Numerics.Tensors;
using Strata.Analysis.Evaluation;
using Strata.CommandLine;
using Strata.Data;
using Strata.Sessions;

namespace Strata.Analysis.Boundaries;

/// <summary>Asks models for the class of every point of the plane that can be written: 256 x 256, more do not exist for inputs of 8 bits.</summary>
static class BoundaryAnalysis
{
    const int Batch = 4096;
    const float Sure = 0.9f;

    /// <summary>Runs.</summary>
    /// <param name="scored">Models and the points of 2-D data.</param>
    /// <param name="settings">How models run.</param>
    /// <param name="shell">Hears of progress.</param>
    /// <exception cref="InputException">The data is not 2-D.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static BoundaryReport Run(ScoredModels scored, SessionSettings settings, Shell shell)
    {
        ImageSet plane = Plane.Of(scored.Set.Shape, scored.Set.ClassNames);
        return new BoundaryReport(
            scored.Set.Name, scored.Set.Split, scored.Set.Count, scored.Set.ClassNames, [.. scored.Models.Select(model => Of(model, plane, settings, shell))]);
    }

    static ModelBoundary Of(ScoredModel model, ImageSet plane, SessionSettings settings, Shell shell)
    {
        using ModelSession session = ModelSession.Open(model.File.Path, settings);
        using Classifier classifier = new(session, plane.Shape, Batch);
        Scores scores = shell.Track($"plane of {model.Name}", plane.Count, "points", progress => classifier.Score(plane, progress, shell.Cancel));
        (int[] classes, float[] strengths) = (new int[plane.Count], new float[plane.Count]);
        (int unsure, int[] areas) = (0, new int[scores.Classes]);
        float chance = 1f / scores.Classes;
        for (int place = 0; place < plane.Count; place++)
        {
            ReadOnlySpan<float> row = scores.Probabilities.AsSpan(place * scores.Classes, scores.Classes);
            classes[place] = TensorPrimitives.IndexOfMax(row);
            float most = row[classes[place]];
            areas[classes[place]]++;
            unsure += most < Sure ? 1 : 0;
            strengths[place] = Math.Clamp((most - chance) / (1 - chance), 0, 1);
        }
        EvaluationResult result = model.Result;
        return new ModelBoundary(
            model.Name, result["accuracy"], result["accuracyLow"], result["accuracyHigh"], [.. areas.Select(area => area / (double)plane.Count)],
            unsure / (double)plane.Count, Borders(classes), classes, strengths, model.Misses());
    }

    static int Borders(int[] classes)
    {
        int borders = 0;
        for (int place = 0; place < classes.Length; place++)
        {
            borders += place % Plane.Levels < Plane.Levels - 1 && classes[place] != classes[place + 1] ? 1 : 0;
            borders += place + Plane.Levels < classes.Length && classes[place] != classes[place + Plane.Levels] ? 1 : 0;
        }
        return borders;
    }
}
