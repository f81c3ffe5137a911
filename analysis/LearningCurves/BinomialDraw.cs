using MathNet.Numerics;
using Strata.Randomness;

namespace Strata.Analysis.LearningCurves;

/// <summary>Draws how many of n trials succeed, by looking up a uniform number in the cumulative distribution: exact, and the same on every machine.</summary>
sealed class BinomialDraw
{
    readonly double[] _cumulative;

    /// <param name="trials">n, at least 1.</param>
    /// <param name="share">0 to 1.</param>
    public BinomialDraw(int trials, double share)
    {
        _cumulative = new double[trials + 1];
        double sum = 0;
        for (int count = 0; count <= trials; count++)
            _cumulative[count] = sum += Probability(trials, count, share);
    }

    /// <summary>A count, 0 to n.</summary>
    public int Next(ref SplitMix64 random)
    {
        // What rounding left above the last sum falls to the last count.
        int place = Array.BinarySearch(_cumulative, random.Unit() * _cumulative[^1]);
        return Math.Min(place < 0 ? ~place : place, _cumulative.Length - 1);
    }

    static double Probability(int trials, int count, double share) =>
        share <= 0 ? count == 0 ? 1 : 0 : share >= 1 ? count == trials ? 1 : 0
        : Math.Exp(SpecialFunctions.BinomialLn(trials, count) + count * Math.Log(share) + (trials - count) * Math.Log(1 - share));
}
