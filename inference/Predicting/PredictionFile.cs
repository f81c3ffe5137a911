using Strata.CommandLine;
using Strata.Predicting.Formats;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Predicting;

/// <summary>Where predictions are written, and in which form.</summary>
/// <param name="Path">The file, or "-" for standard output.</param>
/// <param name="Format">The format's name.</param>
sealed record PredictionFile(string Path, string Format)
{
    const string Standard = "-";

    /// <summary>Whether they go to standard output.</summary>
    public bool IsStandard => Path == Standard;

    /// <summary>The file of faults beside it: predictions.faults.csv for predictions.csv; null for standard output.</summary>
    public string? Faults => IsStandard ? null : System.IO.Path.ChangeExtension(Path, ".faults.csv");

    /// <summary>Decides on the form, and makes sure of the folder.</summary>
    /// <param name="path">As asked for with --out.</param>
    /// <param name="format">As asked for with --format; null for what the file's name ends in, or else CSV.</param>
    /// <exception cref="InputException">The format is unknown, or the folder cannot be written.</exception>
    public static PredictionFile Of(string path, string? format)
    {
        string name = format ?? Parts<IPredictionFormat>.All
            .FirstOrDefault(part => path.EndsWith(part.Instance.Ending, StringComparison.OrdinalIgnoreCase))?.Name ?? "csv";
        Parts<IPredictionFormat>.Get("format", name);
        if (Directory.Exists(path))
            throw new InputException($"{path} is a folder: name a file with --out");
        if (path != Standard)
            OutputFolder.Require(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        return new PredictionFile(path, name);
    }

    /// <summary>Writes the file, whole or not at all, or standard output as it comes.</summary>
    /// <param name="shell">Who has standard output.</param>
    /// <param name="columns">What every row has.</param>
    /// <param name="write">Writes the rows.</param>
    /// <exception cref="FailureException">The disk filled up.</exception>
    public T Write<T>(Shell shell, PredictionColumns columns, Func<IPredictionRows, T> write)
    {
        if (IsStandard)
            return WriteTo(shell.OpenOutput(), columns, write);
        T result = default!;
        AtomicFile.Write(Path, stream => result = WriteTo(stream, columns, write));
        return result;
    }

    T WriteTo<T>(Stream stream, PredictionColumns columns, Func<IPredictionRows, T> write)
    {
        using Utf8Rows rows = new(stream);
        T result = write(Parts<IPredictionFormat>.Get("format", Format).Begin(rows, columns));
        rows.Flush();
        stream.Flush();
        return result;
    }
}
