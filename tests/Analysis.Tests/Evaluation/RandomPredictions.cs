using Strata.Analysis.Evaluation;
using Strata.Randomness;

namespace Strata.Tests.Evaluation;

/// <summary>Predictions from a seed, for properties that hold for all.</summary>
static class RandomPredictions
{
    /// <param name="skill">0 guesses; 20 is nearly always right.</param>
    public static Predictions Of(int seed, int count, int classes, double skill = 2, Grading? grading = null)
    {
        SplitMix64 random = new((ulong)seed);
        int[] labels = new int[count];
        float[] probabilities = new float[count * classes];
        double[] weights = new double[classes];
        for (int i = 0; i < count; i++)
        {
            labels[i] = random.Below(classes);
            double sum = 0;
            for (int c = 0; c < classes; c++)
                sum += weights[c] = Math.Exp(random.Bell() * 2 + (c == labels[i] ? skill : 0));
            for (int c = 0; c < classes; c++)
                probabilities[i * classes + c] = (float)(weights[c] / sum);
        }
        return new Predictions(labels, probabilities, Names(classes), grading);
    }

    /// <summary>Predictions that give all probability to the class that <paramref name="choose"/> names for a label.</summary>
    public static Predictions Certain(int[] labels, int classes, Func<int, int> choose, Grading? grading = null)
    {
        float[] probabilities = new float[labels.Length * classes];
        for (int i = 0; i < labels.Length; i++)
            probabilities[i * classes + choose(labels[i])] = 1;
        return new Predictions(labels, probabilities, Names(classes), grading);
    }

    public static string[] Names(int classes) => [.. Enumerable.Range(0, classes).Select(label => $"class {label}")];
}
