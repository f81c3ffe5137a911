namespace Strata.Benchmarking;

/// <summary>How fast a model runs at one batch size.</summary>
/// <param name="Batch">Images a batch.</param>
/// <param name="ImagesPerSecond">Through Strata's pipeline, median of the rounds.</param>
/// <param name="BareImagesPerSecond">By the bare loop: ONNX Runtime called again and again on one batch that stays where it is.</param>
/// <param name="P50">Milliseconds of the bare loop's batches: the median,</param>
/// <param name="P95">what 95 % stay below,</param>
/// <param name="P99">and 99 %.</param>
/// <param name="PeakMegabytes">The most memory that the process has held so far.</param>
public sealed record BatchFigures(
    int Batch, double ImagesPerSecond, double BareImagesPerSecond, double P50, double P95, double P99, double PeakMegabytes)
{
    /// <summary>The pipeline's rate as a share of the bare loop's.</summary>
    public double Ratio => ImagesPerSecond / BareImagesPerSecond;
}
