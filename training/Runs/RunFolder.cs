using System.Text.Json;
using Strata.Registry;
using Strata.Storage;
using Strata.Training.Ensembles;

namespace Strata.Training.Runs;

/// <summary>models/RUN/ on disk: the files of one run, and the lock that keeps a second process out.</summary>
public sealed class RunFolder : IDisposable
{
    readonly FolderLock _lock;

    RunFolder(string path) => (Path, _lock) = (path, FolderLock.Take(path, "--run"));

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The run's name.</summary>
    public string Name => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(Path));

    /// <summary>The configuration and all that is known about the run.</summary>
    public string RecordFile => At("run.json");

    /// <summary>The weights of the epoch that is kept, in TorchSharp's format.</summary>
    public string WeightsFile => At("weights.bin");

    /// <summary>What to resume from.</summary>
    public string CheckpointFile => At("last.bin");

    /// <summary>One line an epoch.</summary>
    public string HistoryFile => At("history.csv");

    /// <summary>The losses over the epochs, drawn.</summary>
    public string CurveFile => At("history.svg");

    /// <summary>The model card.</summary>
    public string CardFile => At("README.md");

    /// <summary>Makes an empty run folder.</summary>
    /// <exception cref="InputException">It cannot be written, or holds a run and <paramref name="overwrite"/> is false.</exception>
    public static RunFolder Create(string path, bool overwrite)
    {
        OutputFolder.Require(path);
        RunFolder folder = new(path);
        if (File.Exists(folder.RecordFile) && !overwrite)
        {
            folder.Dispose();
            throw new InputException($"{path} holds a run already: `resume {path}` goes on with it, --overwrite starts anew, --run names another");
        }
        foreach (string stale in (string[])["run.json", "weights.bin", "last.bin", "history.csv", "history.svg", "README.md", "model.onnx", "layers.onnx"])
            File.Delete(folder.At(stale));
        return folder;
    }

    /// <summary>Opens a run, given as its folder or as its name under models/.</summary>
    /// <exception cref="InputException">There is no such run, its run.json is damaged, or another process works on it.</exception>
    public static (RunFolder Folder, RunRecord Record) Open(string run, string models)
    {
        (string path, RunRecord record) = Find(run, models);
        return (new RunFolder(OutputFolder.Require(path)), record);
    }

    /// <summary>Finds a run to read from, given as its folder or as its name under models/.</summary>
    /// <exception cref="InputException">There is no such run, or its run.json is damaged.</exception>
    public static (string Path, RunRecord Record) Find(string run, string models)
    {
        string path = File.Exists(System.IO.Path.Combine(run, "run.json")) ? run : System.IO.Path.Combine(models, run);
        string recordFile = System.IO.Path.Combine(path, "run.json");
        if (!File.Exists(recordFile))
            throw Directory.Exists(models)
                ? Nearest.Unknown("run", run, [.. Directory.GetFiles(models, "run.json", SearchOption.AllDirectories).Select(file => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file)!)).Order()])
                : new InputException($"there is no run '{run}': {path} has no run.json");
        try
        {
            string record = File.ReadAllText(recordFile);
            if (EnsembleRecord.IsOne(record))
                throw new InputException($"{path} is an ensemble, which has no weights of its own: name one of its members");
            return (path, JsonSerializer.Deserialize<RunRecord>(record, Json.Indented)!);
        }
        catch (JsonException damage)
        {
            throw new DamagedFileException($"{recordFile} is damaged ({damage.Message})", "train the run again with --overwrite", damage);
        }
    }

    /// <summary>Writes run.json.</summary>
    public void Save(RunRecord record) => AtomicFile.WriteText(RecordFile, JsonSerializer.Serialize(record, Json.Indented) + "\n");

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    string At(string file) => System.IO.Path.Combine(Path, file);
}
