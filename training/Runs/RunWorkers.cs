using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Strata.CommandLine;

namespace Strata.Training.Runs;

/// <summary>
/// Trains runs several at a time, each in a process of its own: libtorch's random numbers belong to a process, and small networks
/// leave most of many threads idle. Each process trains one run after another, since to start one and to load its data takes as long as a small run.
/// </summary>
/// <param name="jobs">Processes at a time, at least 1.</param>
/// <param name="shell">Hears how it goes.</param>
sealed class RunWorkers(int jobs, Shell shell) : IDisposable
{
    readonly ConcurrentBag<Worker> _idle = [];
    readonly Lock _held = new();

    /// <summary>Takes runs that have begun to their ends. One that fails is told and left as it is.</summary>
    /// <param name="title">What progress calls them together.</param>
    /// <param name="runs">Their folders, each with a run.json, and their epochs.</param>
    /// <exception cref="OperationCanceledException">The person asked to stop; the runs go on later from their checkpoints.</exception>
    public void Finish(string title, IReadOnlyList<(string Path, int Epochs)> runs)
    {
        if (runs.Count == 0)
            return;
        (string Path, int Left)[] open = [.. runs.Select(run => (run.Path, Math.Max(0, run.Epochs - EpochsBefore(run.Path))))];
        shell.Track(title, open.Sum(run => (long)run.Left), "epochs", progress =>
        {
            void Advance(int epochs, string note)
            {
                lock (_held)
                    progress.Advance(epochs, note);
            }
            ForEach(open, run =>
            {
                (string name, int left) = (Path.GetFileName(run.Path), run.Left);
                string? failure = Resume(run.Path, epochDone: () =>
                {
                    left--;
                    Advance(1, name);
                });
                if (failure is not null)
                    shell.Say($"{name}: {failure}");
                // One that stopped early or failed leaves some out.
                Advance(left, name);
            });
            return true;
        });
    }

    // Lines below the head; what they hold matters to the worker alone.
    static int EpochsBefore(string run) =>
        Path.Combine(run, "history.csv") is var file && File.Exists(file) ? File.ReadLines(file).Skip(1).Count() : 0;

    /// <summary>Does work on several threads at a time, which is taken up in order and no sooner than a thread is free for it.</summary>
    /// <exception cref="OperationCanceledException">The person asked to stop.</exception>
    public void ForEach<T>(IEnumerable<T> work, Action<T> body)
    {
        ParallelOptions atATime = new() { MaxDegreeOfParallelism = jobs, CancellationToken = shell.Cancel };
        try
        {
            Parallel.ForEach(Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering), atATime, body);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    /// <summary>Goes on with a run in one of the processes, and waits for it.</summary>
    /// <param name="path">Its folder, with a run.json.</param>
    /// <param name="until">Stop after that epoch and export nothing; null to take it to its end.</param>
    /// <param name="epochDone">Told after every epoch.</param>
    /// <returns>What went wrong, in one line; null where nothing did.</returns>
    /// <exception cref="OperationCanceledException">The person asked to stop.</exception>
    public string? Resume(string path, int? until = null, Action? epochDone = null)
    {
        Worker worker = _idle.TryTake(out Worker? idle) ? idle : new Worker();
        try
        {
            return worker.Follow(new WorkerOrder(path, until), epochDone ?? (() => { }), shell.Cancel);
        }
        finally
        {
            if (worker.IsIdle)
                _idle.Add(worker);
            else
                worker.Dispose();
        }
    }

    /// <summary>Ends the processes.</summary>
    public void Dispose()
    {
        while (_idle.TryTake(out Worker? worker))
            worker.Dispose();
    }
}
