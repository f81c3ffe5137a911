using Strata.Predicting.Formats;
using Strata.Storage;

namespace Strata.Predicting;

/// <summary>
/// Keeps count of files that were left out: the first are told at once, and all of them are written to a CSV file of file and fault.
/// They are spooled to disk, because among millions of files there may be millions of bad ones.
/// </summary>
/// <param name="path">The CSV file; null to tell every fault instead.</param>
/// <param name="tell">Receives a line for each fault that is told.</param>
sealed class FaultLog(string? path, Action<string> tell) : IDisposable
{
    const int Told = 10;

    FileStream? _spool;
    Utf8Rows? _rows;
    long _count;

    /// <summary>How many there are so far; any thread may ask.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Where they are written; null where there are none or nothing is written.</summary>
    public string? Path => Count > 0 ? path : null;

    /// <summary>Takes a fault. One thread at a time.</summary>
    public void Add(string file, string fault)
    {
        long count = Interlocked.Increment(ref _count);
        if (path is null || count <= Told)
            tell($"fault: {fault}");
        else if (count == Told + 1)
            tell($"fault: more follow, all of them in {path}");
        if (path is not null)
            Spool(file, fault);
    }

    /// <summary>Writes the file, whole or not at all; without faults, removes that of an earlier run.</summary>
    /// <exception cref="FailureException">The disk filled up.</exception>
    public void Save()
    {
        if (path is null)
            return;
        if (_spool is null)
        {
            File.Delete(path);
            return;
        }
        _rows!.Flush();
        _spool.Position = 0;
        AtomicFile.Write(path, _spool.CopyTo);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows?.Dispose();
        _spool?.Dispose();
    }

    void Spool(string file, string fault)
    {
        if (_rows is null)
        {
            _spool = new FileStream(
                $"{path}.{Environment.ProcessId}.spool", FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 4096,
                FileOptions.DeleteOnClose);
            _rows = new Utf8Rows(_spool);
            _rows.Add("file,fault"u8);
            _rows.EndRow();
        }
        CsvText.Add(_rows, file);
        _rows.Add(","u8);
        CsvText.Add(_rows, fault);
        _rows.EndRow();
    }
}
