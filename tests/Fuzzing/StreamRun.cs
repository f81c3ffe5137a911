using System.Diagnostics;
using Strata.Data;
using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Fuzzing;

/// <summary>Sends many images through a pipeline and says how much memory that took.</summary>
static class StreamRun
{
    const int Batch = 256;

    /// <summary>Opens a stream by its name: `blank` costs nothing to make, `digits` is drawn as it is needed.</summary>
    public static IImageStream Open(string name, int images) => name == "blank" ? new BlankStream(images)
        : ImageStreams.Open(name, "test", new DataRequest { Count = images });

    /// <summary>Sends a stream through a small network.</summary>
    /// <param name="stream">The images.</param>
    /// <param name="folder">For the model's file.</param>
    public static StreamReport Go(IImageStream stream, string folder)
    {
        using ModelSession session = ModelSession.Open(SmallModel.Save(Path.Combine(folder, "model.onnx"), stream.Shape));
        using BatchPipeline pipeline = new(session, stream.Shape, ["logits"], Batch);
        SteadyState steady = new(stream.Count);
        PipelineReport report = pipeline.Run(stream, steady);
        return new StreamReport(
            report.Images, report.ImagesPerSecond, Process.GetCurrentProcess().PeakWorkingSet64, steady.Batches, steady.Bytes);
    }
}

/// <summary>What a long run took.</summary>
/// <param name="Images">Images that went through.</param>
/// <param name="ImagesPerSecond">How fast.</param>
/// <param name="PeakBytes">The largest working set of the whole process.</param>
/// <param name="SteadyBatches">Batches after the first hundred.</param>
/// <param name="SteadyBytes">Managed memory that all of those allocated together, on any thread.</param>
sealed record StreamReport(long Images, double ImagesPerSecond, long PeakBytes, long SteadyBatches, long SteadyBytes);
