using System.Runtime.ExceptionServices;

namespace Strata.Features;

/// <summary>
/// Brings files to the disk while more is computed: the flush before a file gets its final name, without which a power cut could leave an
/// empty one, would otherwise wait for all of it at the end.
/// </summary>
sealed class EarlyFlush : IDisposable
{
    const long Step = 64 << 20;

    readonly IReadOnlyList<IFeatureColumn> _columns;
    readonly AutoResetEvent _wake = new(initialState: false);
    readonly Thread _thread;
    long _bytes;
    volatile bool _isOver;
    volatile ExceptionDispatchInfo? _error;

    public EarlyFlush(IReadOnlyList<IFeatureColumn> columns)
    {
        _columns = columns;
        _thread = new Thread(Work) { Name = "strata flush", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Counts what was written.</summary>
    /// <exception cref="IOException">An earlier flush failed: the system tells that only once.</exception>
    public void Wrote(long bytes)
    {
        _error?.Throw();
        _bytes += bytes;
        if (_bytes < Step)
            return;
        _bytes = 0;
        _wake.Set();
    }

    /// <summary>Ends the work.</summary>
    /// <exception cref="IOException">A flush failed.</exception>
    public void Finish()
    {
        _isOver = true;
        _wake.Set();
        _thread.Join();
        _error?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isOver = true;
        _wake.Set();
        _thread.Join();
        _wake.Dispose();
    }

    void Work()
    {
        try
        {
            while (_wake.WaitOne() && !_isOver)
                for (int i = 0; i < _columns.Count && !_isOver; i++)
                    _columns[i].Flush();
        }
        catch (Exception error)
        {
            _error = ExceptionDispatchInfo.Capture(error);
        }
    }
}
