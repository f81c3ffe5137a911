using System.Diagnostics;
using System.Text.Json;
using Strata.Storage;

namespace Strata.Training.Runs;

/// <summary>
/// A process that goes on with one run after another. It ends with this process, however that ends: see <see cref="WorkerOrders"/>.
/// </summary>
sealed class Worker : IDisposable
{
    readonly Process _process;
    volatile string _lastSaid = "";

    /// <summary>Starts it.</summary>
    public Worker()
    {
        _process = Process.Start(new ProcessStartInfo(Host, [typeof(Worker).Assembly.Location, "worker"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        // What it tells people is told here in other words, but for what it says before it dies.
        _process.ErrorDataReceived += (_, said) => _lastSaid = string.IsNullOrWhiteSpace(said.Data) ? _lastSaid : said.Data;
        _process.BeginErrorReadLine();
    }

    /// <summary>Whether it waits for an order: it is alive, and has carried out the last one.</summary>
    public bool IsIdle { get; private set; } = true;

    /// <summary>Goes on with a run, and waits for it.</summary>
    /// <param name="order">Which, and how far.</param>
    /// <param name="epochDone">Told after every epoch.</param>
    /// <param name="cancel">A wish to stop: the process ends at the next safe point.</param>
    /// <returns>What went wrong, in one line; null where nothing did.</returns>
    /// <exception cref="OperationCanceledException">The person asked to stop.</exception>
    public string? Follow(WorkerOrder order, Action epochDone, CancellationToken cancel)
    {
        IsIdle = false;
        using CancellationTokenRegistration stop = cancel.Register(_process.StandardInput.Close);
        string? reply = Write(order) ? _process.StandardOutput.ReadLine() : null;
        for (; reply == WorkerReply.Epoch; reply = _process.StandardOutput.ReadLine())
            epochDone();
        if (reply is null)
        {
            _process.WaitForExit();
            cancel.ThrowIfCancellationRequested();
            return $"its process ended with code {_process.ExitCode} after \"{_lastSaid}\"";
        }
        IsIdle = true;
        return reply == WorkerReply.Done ? null : reply[WorkerReply.Failed.Length..];
    }

    /// <summary>Has it stop, and waits for that.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    // False where nobody reads any more.
    bool Write(WorkerOrder order)
    {
        try
        {
            _process.StandardInput.WriteLine(JsonSerializer.Serialize(order, Json.Line));
            _process.StandardInput.Flush();
            return true;
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    // The dotnet that runs this, where it is one.
    static string Host => Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";
}
