using Strata.Statistics;

namespace Strata.Analysis.LearningCurves;

/// <summary>One classifier after learning from so many images.</summary>
/// <param name="TrainImages">Images that it learned from.</param>
/// <param name="Errors">Test images that it misses.</param>
/// <param name="TestImages">All test images.</param>
/// <param name="TrainSeconds">Seconds of learning; null where unknown.</param>
/// <param name="Run">The run; null for a classical method.</param>
sealed record LearningPoint(int TrainImages, int Errors, int TestImages, double? TrainSeconds, string? Run = null)
{
    /// <summary>The share of errors.</summary>
    public double ErrorShare => Errors / (double)TestImages;

    /// <summary>The lower end of its 95 % interval (Wilson).</summary>
    public double Low => WilsonInterval.Of(ErrorShare, TestImages).Low;

    /// <summary>The upper end.</summary>
    public double High => WilsonInterval.Of(ErrorShare, TestImages).High;
}
