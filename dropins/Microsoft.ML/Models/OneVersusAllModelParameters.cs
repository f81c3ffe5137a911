using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Models;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Trainers;

/// <summary>One model a class, and a rule that makes the scores of their outputs.</summary>
public sealed class OneVersusAllModelParameters : ModelParametersBase<VBuffer<float>>, IRowScorer
{
    internal OneVersusAllModelParameters(ClassModel[] models, ClassScores scores) => (Models, Scores) = (models, scores);

    internal ClassModel[] Models { get; }

    internal ClassScores Scores { get; }

    int IRowScorer.Features => Models[0].Scorer.Features;

    int IRowScorer.Width => Models.Length;

    FloatMatrix IRowScorer.Score(FloatMatrix x)
    {
        FloatMatrix scores = FloatMatrix.Zero(x.Rows, Models.Length);
        for (int k = 0; k < Models.Length; k++)
        {
            float[] column = Models[k].Scorer.Score(x).Values;
            for (int row = 0; row < x.Rows; row++)
                scores.Values[row * Models.Length + k] =
                    Scores == ClassScores.Normalised ? Models[k].Calibrator!.PredictProbability(column[row]) : column[row];
        }
        for (int row = 0; row < x.Rows; row++)
            Finish(scores.Writable(row));
        return scores;
    }

    void Finish(Span<float> outputs)
    {
        if (Scores == ClassScores.Normalised)
            Normalise(outputs);
        else if (Scores == ClassScores.SoftMax)
            SoftMaxInto(outputs);
    }

    // The largest is taken off first, so that none overflows.
    static void SoftMaxInto(Span<float> logits)
    {
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max(logits), logits);
        TensorPrimitives.SoftMax(logits, logits);
    }

    static void Normalise(Span<float> probabilities)
    {
        float sum = TensorPrimitives.Sum<float>(probabilities);
        if (sum > 0)
            TensorPrimitives.Divide(probabilities, sum, probabilities);
        else
            probabilities.Fill(1f / probabilities.Length);
    }
}
