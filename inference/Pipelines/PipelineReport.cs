namespace Strata.Pipelines;

/// <summary>What a pipeline did, and where its time went: the stages overlap, so that the longest decides.</summary>
/// <param name="Images">Images that went through.</param>
/// <param name="Elapsed">From the first read to the last write.</param>
/// <param name="Reading">Time in the stream.</param>
/// <param name="Running">Time in ONNX Runtime.</param>
/// <param name="Writing">Time in the sink.</param>
public sealed record PipelineReport(long Images, TimeSpan Elapsed, TimeSpan Reading, TimeSpan Running, TimeSpan Writing)
{
    /// <summary>Images a second.</summary>
    public double ImagesPerSecond => Images / Math.Max(Elapsed.TotalSeconds, 1e-9);
}
