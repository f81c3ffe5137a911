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
    readonly int _lanes;
    readonly SlotQueue _free;
    readonly SlotQueue _filled;
    readonly TurnQueue _ran;
    ExceptionDispatchInfo? _error;
    int _lanesAtWork;
    long _turns;
    long _images;

    public PipelineRun(
        BatchSlot[] slots, int lanes, IImageStream stream, IBatchSink sink, IProgressReport? progress, CancellationToken cancel)
    {
        (_stream, _sink, _progress, _cancel, _lanes) = (stream, sink, progress, cancel, lanes);
        (_free, _filled, _ran) = (new SlotQueue(slots.Length), new SlotQueue(slots.Length), new TurnQueue(slots.Length));
        Array.ForEach(slots, _free.Put);
    }

    public PipelineReport Go()
    {
        long start = Stopwatch.GetTimestamp();
        _lanesAtWork = _lanes;
        TimeSpan reading = default, writing = default;
        TimeSpan[] running = new TimeSpan[_lanes];
        List<Thread> threads =
        [
            new(() => reading = Read()) { Name = "strata reader" },
            new(() => writing = Stage(_ran, _free, Write)) { Name = "strata writer" },
            .. Enumerable.Range(1, _lanes - 1).Select(lane => new Thread(() => running[lane] = Run()) { Name = "strata lane" }),
        ];
        foreach (Thread thread in threads)
        {
            thread.IsBackground = true;
            thread.Start();
        }
        running[0] = Run();
        threads.ForEach(thread => thread.Join());
        _error?.Throw();
        TimeSpan meanRunning = new(running.Sum(time => time.Ticks) / _lanes);
        return new PipelineReport(_images, Stopwatch.GetElapsedTime(start), reading, meanRunning, writing);
    }

    TimeSpan Read()
    {
        TimeSpan time = Stage(_free, _filled, Read);
        _filled.Close();
        return time;
    }

    TimeSpan Run()
    {
        TimeSpan time = Stage(_filled, _ran, Run);
        if (Interlocked.Decrement(ref _lanesAtWork) == 0)
            _ran.Close();
        return time;
    }

    // Works on slots until there are none or the work says that it is over; the time is that of the work, without the waiting.
    TimeSpan Stage(ISlotQueue from, ISlotQueue to, Func<BatchSlot, bool> work)
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
        return TimeSpan.FromSeconds((double)ticks / Stopwatch.Frequency);
    }

    bool Read(BatchSlot slot)
    {
        if (_stream.Read(slot, _cancel) == 0)
            return false;
        slot.Turn = _turns++;
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
