using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Strata.CommandLine;
using Strata.Sessions;

namespace Strata.Pipelines;

/// <summary>One run of a pipeline: three stages, the queues between them, and the first error of any.</summary>
sealed class PipelineRun
{
    readonly IImageStream _stream;
    readonly IBatchSink _sink;
    readonly IProgressReport? _progress;
    readonly CancellationToken _cancel;
    readonly SlotQueue _free;
    readonly SlotQueue _filled;
    readonly SlotQueue _ran;
    ExceptionDispatchInfo? _error;
    long _images;

    public PipelineRun(
        BatchSlot[] slots, IImageStream stream, IBatchSink sink, IProgressReport? progress, CancellationToken cancel)
    {
        (_stream, _sink, _progress, _cancel) = (stream, sink, progress, cancel);
        (_free, _filled, _ran) = (new SlotQueue(slots.Length), new SlotQueue(slots.Length), new SlotQueue(slots.Length));
        Array.ForEach(slots, _free.Put);
    }

    public PipelineReport Go()
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan reading = default, writing = default;
        Thread reader = new(() => reading = Stage(_free, _filled, Read)) { Name = "strata reader", IsBackground = true };
        Thread writer = new(() => writing = Stage(_ran, _free, Write)) { Name = "strata writer", IsBackground = true };
        reader.Start();
        writer.Start();
        TimeSpan running = Stage(_filled, _ran, Run);
        reader.Join();
        writer.Join();
        _error?.Throw();
        return new PipelineReport(_images, Stopwatch.GetElapsedTime(start), reading, running, writing);
    }

    // Works on slots until there are none or the work says that it is over; the time is that of the work, without the waiting.
    TimeSpan Stage(SlotQueue from, SlotQueue to, Func<BatchSlot, bool> work)
    {
        long ticks = 0;
        try
        {
            while (from.Take() is { } slot)
            {
                _cancel.ThrowIfCancellationRequested();
                long start = Stopwatch.GetTimestamp();
                bool goesOn = work(slot);
                ticks += Stopwatch.GetTimestamp() - start;
                if (!goesOn)
                    break;
                to.Put(slot);
            }
        }
        catch (Exception error)
        {
            Fail(error);
        }
        finally
        {
            // The writer hands slots back to the reader, who may be done: only the stages ahead are told.
            if (to != _free)
                to.Close();
        }
        return TimeSpan.FromSeconds((double)ticks / Stopwatch.Frequency);
    }

    bool Read(BatchSlot slot)
    {
        if (_stream.Read(slot, _cancel) == 0)
            return false;
        slot.Prepare();
        return true;
    }

    bool Run(BatchSlot slot)
    {
        slot.Run();
        return true;
    }

    bool Write(BatchSlot slot)
    {
        _sink.Write(slot);
        _images += slot.Count;
        _progress?.Advance(slot.Count);
        return true;
    }

    void Fail(Exception error)
    {
        Interlocked.CompareExchange(ref _error, ExceptionDispatchInfo.Capture(error), null);
        _free.Abandon();
        _filled.Abandon();
        _ran.Abandon();
    }
}
