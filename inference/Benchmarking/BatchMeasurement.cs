using System.Diagnostics;
using Strata.Data;
using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Benchmarking;

/// <summary>Measures one batch size: pipeline and bare loop by turns, so that a machine that slows down slows both.</summary>
sealed class BatchMeasurement : IDisposable
{
    const int Rounds = 5;

    readonly BatchPipeline _pipeline;
    readonly BatchSlot _bare;
    readonly byte[] _pixels;
    readonly TimeSpan _round;

    /// <param name="piped">The model, as the pipeline runs it.</param>
    /// <param name="bare">The model, as the bare loop does: all threads on one batch.</param>
    /// <param name="shape">The shape of its images.</param>
    /// <param name="outputs">The outputs to fetch.</param>
    /// <param name="batch">Images a batch.</param>
    /// <param name="time">How long to measure in all.</param>
    public BatchMeasurement(
        ModelSession piped, ModelSession bare, ImageShape shape, IReadOnlyList<string> outputs, int batch, TimeSpan time)
    {
        _pipeline = new BatchPipeline(piped, shape, outputs, batch);
        _bare = new BatchSlot(bare, shape, outputs, batch);
        _round = time / (2 * Rounds);
        new Random(1).NextBytes(_bare.Pixels.Span);
        _bare.Count = _bare.Capacity;
        _bare.Prepare();
        _pixels = _bare.Pixels.ToArray();
    }

    /// <summary>Measures.</summary>
    public BatchFigures Run(CancellationToken cancel)
    {
        List<double> piped = [], bare = [], latencies = [];
        BareRound([]);
        for (int round = 0; round < Rounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            int before = latencies.Count;
            bare.Add(BareRound(latencies));
            // As many batches as the bare loop did, so that both rounds take about as long.
            piped.Add(PipedRound((long)(latencies.Count - before) * _bare.Capacity, cancel));
        }
        latencies.Sort();
        double Percentile(double share) => latencies[(int)Math.Ceiling(share * latencies.Count) - 1];
        using Process self = Process.GetCurrentProcess();
        return new BatchFigures(
            _bare.Capacity, Median(piped), Median(bare), Percentile(0.5), Percentile(0.95), Percentile(0.99), self.PeakWorkingSet64 / 1e6);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pipeline.Dispose();
        _bare.Dispose();
    }

    double BareRound(List<double> latencies)
    {
        long start = Stopwatch.GetTimestamp();
        int batches = 0;
        do
        {
            long one = Stopwatch.GetTimestamp();
            _bare.Run();
            latencies.Add(Stopwatch.GetElapsedTime(one).TotalMilliseconds);
            batches++;
        }
        while (Stopwatch.GetElapsedTime(start) < _round);
        return batches * _bare.Capacity / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    double PipedRound(long images, CancellationToken cancel)
    {
        using RepeatedImages stream = new(_pipeline.Slot.Shape, _pixels, images);
        return _pipeline.Run(stream, new Nowhere(), cancel: cancel).ImagesPerSecond;
    }

    static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    sealed class Nowhere : IBatchSink
    {
        public void Write(BatchSlot slot)
        {
        }
    }
}
