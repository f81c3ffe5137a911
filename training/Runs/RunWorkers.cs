using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Strata.CommandLine;

namespace Strata.Training.Runs;

/// <summary>
/// Trains runs several at a time, each in a process of its own: libtorch's random numbers belong to a process, and small networks
/// leave most of many threads idle. A process ends with this one, however this one ends: see <see cref="InputEnd"/>.
/// </summary>
/// <param name="jobs">Processes at a time, at least 1.</param>
/// <param name="shell">Hears how it goes.</param>
sealed class RunWorkers(int jobs, Shell shell)
{
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
                // One that stopped early or failed leaves some out.
                Advance(left, failure is null ? name : $"{name}: {failure}");
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

    /// <summary>Goes on with a run in a process of its own, and waits for it.</summary>
    /// <param name="path">Its folder, with a run.json.</param>
    /// <param name="until">Stop after that epoch and export nothing; null to take it to its end.</param>
    /// <param name="epochDone">Told after every epoch.</param>
    /// <returns>What went wrong, in one line; null where nothing did.</returns>
    /// <exception cref="OperationCanceledException">The person asked to stop.</exception>
    public string? Resume(string path, int? until = null, Action? epochDone = null)
    {
        string[] upTo = until is { } epoch ? ["--until", epoch.ToString(CultureInfo.InvariantCulture)] : [];
        ProcessStartInfo start = new(Host, [typeof(RunWorkers).Assembly.Location, "resume", path, "--worker", .. upTo])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration stop = shell.Cancel.Register(process.StandardInput.Close);
        Task<string> said = process.StandardError.ReadToEndAsync();
        while (process.StandardOutput.ReadLine() is not null)
            epochDone?.Invoke();
        process.WaitForExit();
        shell.Cancel.ThrowIfCancellationRequested();
        const string Mark = "error: ";
        string last = said.Result.TrimEnd().Split('\n')[^1];
        return process.ExitCode == 0 ? null : last.StartsWith(Mark, StringComparison.Ordinal) ? last[Mark.Length..] : last;
    }

    // The dotnet that runs this, where it is one.
    static string Host => Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";
}
