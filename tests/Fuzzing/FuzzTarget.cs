namespace Strata.Fuzzing;

/// <summary>A reader that must survive every file: it reads it, or refuses it with an <see cref="InputException"/>.</summary>
abstract class FuzzTarget : IDisposable
{
    /// <summary>What it is called on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Sound files.</summary>
    public abstract IReadOnlyList<byte[]> Samples { get; }

    /// <summary>A folder of its own, for readers that take paths.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("strata-fuzz-").FullName;

    /// <summary>Reads a file to its end.</summary>
    /// <exception cref="InputException">The file is refused. Nothing else may be thrown.</exception>
    public abstract void Read(byte[] file);

    /// <inheritdoc/>
    public virtual void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Puts a file into the folder.</summary>
    protected string Written(string name, byte[] file)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, file);
        return path;
    }
}
