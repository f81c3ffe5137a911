using System.Collections.Concurrent;
using System.Diagnostics;
using Strata.CommandLine;

namespace Strata.Training.Runs;

/// <summary>
/// Trains runs several at a time, each in a process of its own: libtorch's random numbers belong to a process, and small networks
/// leave most of many threads idle.
/// </summary>
/// <param name="jobs">Processes at a time, at least 1.</param>
/// <param name="shell">Hears how it goes.</param>
sealed class RunWorkers(int jobs, Shell shell)
{
    /// <summary>Takes runs that have begun to their ends. One that fails is told and left as it is.</summary>
    /// <param name="title">What progress calls them together.</param>
    /// <param name="runs">Their folders, each with a run.json, and their epochs.</param>
    /// <exception cref="OperationCanceledException">The person asked to stop; the runs go on later from their checkpoints.</exception>
    public void Finish(string title, IReadOnlyList<(string Path, int Epochs)> runs)
    {
        if (runs.Count == 0)
            return;
        Lock held = new();
        shell.Track(title, runs.Sum(run => (long)run.Epochs), "epochs", progress =>
        {
            ParallelOptions atATime = new() { MaxDegreeOfParallelism = jobs, CancellationToken = shell.Cancel };
            Parallel.ForEach(Partitioner.Create(runs, EnumerablePartitionerOptions.NoBuffering), atATime, run =>
            {
                string? failure = Finish(run.Path);
                lock (held)
                    progress.Advance(run.Epochs, $"{Path.GetFileName(run.Path)}{(failure is null ? "" : $": {failure}")}");
            });
            return true;
        });
    }

    // The dotnet that runs this, where it is one.
    static string Host => Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";

    // What went wrong, in one line; null where nothing did.
    string? Finish(string path)
    {
        ProcessStartInfo start = new(Host, [typeof(RunWorkers).Assembly.Location, "resume", path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration stop = shell.Cancel.Register(() => Stop(process));
        Task<string> said = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        shell.Cancel.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? null : said.Result.TrimEnd().Split('\n')[^1];
    }

    static void Stop(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }
    }
}
