using System.Text.Json;
using Strata.Registry;
using Strata.Storage;
using Strata.Storage.Npy;

namespace Strata.Features;

/// <summary>features/RUN/DATASET-SPLIT/: the features of one model on one split, as <see cref="FeatureExtraction"/> wrote them.</summary>
public sealed class FeatureFolder
{
    const string ExtractAgain = "extract the features again";
    const string DeleteAndExtract = "delete the folder and extract the features again";

    FeatureFolder(string path, FeatureIndex index) => (Path, Index) = (path, index);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>What it holds.</summary>
    public FeatureIndex Index { get; }

    /// <summary>The features, in the network's order.</summary>
    public IReadOnlyList<FeatureLayer> Layers => Index.Layers;

    /// <summary>N.</summary>
    public int Rows => checked((int)Index.Rows);

    /// <summary>The class names, in label order; empty where unknown.</summary>
    public IReadOnlyList<string> ClassNames => Index.Data.Classes;

    /// <summary>Where the features of a model on a split lie.</summary>
    /// <param name="root">The folder of all features.</param>
    /// <param name="model">The run's name.</param>
    /// <param name="dataSet">The data set's name.</param>
    /// <param name="split">The split.</param>
    public static string PathOf(string root, string model, string dataSet, string split) =>
        System.IO.Path.Combine(root, FileName.Of(model), FileName.Of($"{dataSet}-{split}"));

    /// <summary>Whether a folder holds finished features.</summary>
    public static bool Exists(string path) => File.Exists(System.IO.Path.Combine(path, FeatureIndex.FileName));

    /// <summary>Opens a folder.</summary>
    /// <exception cref="InputException">It holds no features, or those of another version.</exception>
    /// <exception cref="DamagedFileException">Its index is damaged.</exception>
    public static FeatureFolder Open(string path)
    {
        if (!Exists(path))
            throw new InputException($"the folder {path} holds no features ({FeatureIndex.FileName}): `inference -- features` makes them");
        string file = System.IO.Path.Combine(path, FeatureIndex.FileName);
        try
        {
            FeatureIndex index = JsonSerializer.Deserialize<FeatureIndex>(File.ReadAllText(file), Json.Indented)
                ?? throw new JsonException("it is empty");
            if (index.Format != FeatureIndex.CurrentFormat)
                throw new InputException(
                    $"{file} is of format {index.Format}, but this version reads {FeatureIndex.CurrentFormat}: extract the features again");
            RequireSound(index, file);
            return new FeatureFolder(path, index);
        }
        catch (JsonException error)
        {
            throw new DamagedFileException($"{file} is damaged ({error.Message})", DeleteAndExtract, error);
        }
    }

    /// <summary>The same folder without some of its layers.</summary>
    internal FeatureFolder Without(Func<FeatureLayer, bool> left) => new(Path, Index with { Layers = [.. Layers.Where(layer => !left(layer))] });

    /// <summary>One of the layers.</summary>
    /// <param name="name">The tensor's name, or name and pooling as in "conv1.mean".</param>
    /// <exception cref="InputException">There is none, or there are several poolings of it.</exception>
    public FeatureLayer Layer(string name)
    {
        FeatureLayer[] found = [.. Layers.Where(layer => layer.File == $"{name}.npy" || layer.ToString() == name)];
        if (found.Length == 0)
            found = [.. Layers.Where(layer => layer.Name == name)];
        return found switch
        {
            [FeatureLayer layer] => layer,
            [] => throw Nearest.Unknown("layer", name, [.. Layers.Select(layer => layer.ToString()).Distinct()]),
            _ => throw new InputException(
                $"{Path} holds several poolings of {name}: name one of {string.Join(", ", found.Select(layer => layer.File[..^".npy".Length]))}"),
        };
    }

    /// <summary>Opens a layer's file by memory map, to read it row by row.</summary>
    /// <exception cref="InputException">The file is missing, damaged, or has another shape than the index says.</exception>
    public NpyFile Map(FeatureLayer layer)
    {
        NpyFile file = NpyFile.Open(System.IO.Path.Combine(Path, layer.File));
        if (file.Rows == Index.Rows && file.Width == layer.Width && file.Header.Type == layer.Type)
            return file;
        file.Dispose();
        throw new InputException($"{file.Path} is not the file that {FeatureIndex.FileName} speaks of: extract the features again");
    }

    /// <summary>Reads a whole layer: float32 [Rows,Width], row-major.</summary>
    /// <exception cref="InputException">As for <see cref="Map"/>, or it does not fit into one array.</exception>
    public float[] Load(FeatureLayer layer)
    {
        using NpyFile file = Map(layer);
        return file.ToFloats();
    }

    /// <summary>Reads the labels: [Rows], -1 where a label is not known.</summary>
    /// <exception cref="InputException">The file is missing or damaged, or has another number of rows.</exception>
    public int[] Labels() => Integers("labels.npy");

    /// <summary>Reads which image each row is of: [Rows], its place in the split.</summary>
    /// <exception cref="InputException">The file is missing or damaged, or has another number of rows.</exception>
    public int[] Images() => Integers("images.npy");

    /// <summary>Reads the names of the images: [Rows], null for one without; null where no image has one.</summary>
    /// <exception cref="InputException">The file is missing or damaged, or has another number of rows.</exception>
    public IReadOnlyList<string?>? Files()
    {
        if (Index.Columns.All(column => column.File != FileNameColumn.Name))
            return null;
        string path = System.IO.Path.Combine(Path, FileNameColumn.Name);
        if (!File.Exists(path))
            throw new InputException($"there is no file {path}: extract the features again");
        try
        {
            string?[] names = [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize<string?>(line))];
            return names.Length == Index.Rows ? names : throw new JsonException($"it holds {names.Length:N0} names for {Index.Rows:N0} rows");
        }
        catch (JsonException error)
        {
            throw new InputException($"{path} is damaged ({error.Message}): extract the features again", error);
        }
    }

    /// <summary>Holds every file against its checksums.</summary>
    /// <exception cref="DamagedFileException">A file is missing or damaged; the message names the first rows that are.</exception>
    public void Verify()
    {
        foreach (FeatureLayer layer in Layers)
            Verify(layer.File, layer.Checksums);
        VerifyColumns();
    }

    /// <summary>Holds the files that tell rows apart against their checksums.</summary>
    /// <exception cref="DamagedFileException">A file is missing or damaged.</exception>
    internal void VerifyColumns()
    {
        foreach (FeatureColumnFile column in Index.Columns)
            if (column.File.EndsWith(".npy", StringComparison.Ordinal))
                Verify(column.File, column.Checksums);
            else if (!FileNameColumn.Fits(Path, column.Checksums))
                throw new DamagedFileException($"{System.IO.Path.Combine(Path, column.File)} is missing or damaged", ExtractAgain);
    }

    /// <summary>Holds one layer's file against its checksums.</summary>
    /// <exception cref="DamagedFileException">The file is missing or damaged; the message names the first rows that are.</exception>
    public void Verify(FeatureLayer layer) => Verify(layer.File, layer.Checksums);

    void Verify(string name, IReadOnlyList<string> checksums)
    {
        using NpyFile file = OpenToVerify(name);
        if (file.Rows != Index.Rows || FeatureChunk.CountOf(file.Rows) != checksums.Count)
            throw OtherRows(file);
        for (int chunk = 0; chunk < checksums.Count; chunk++)
        {
            long first = (long)chunk * Index.ChunkRows;
            int count = (int)Math.Min(Index.ChunkRows, file.Rows - first);
            if (FeatureChunk.Spell(ChecksumOf(file, first, count)) != checksums[chunk])
                throw new DamagedFileException($"{file.Path} is damaged in rows {first:N0} to {first + count - 1:N0}", ExtractAgain);
        }
    }

    NpyFile OpenToVerify(string name)
    {
        try
        {
            return NpyFile.Open(System.IO.Path.Combine(Path, name));
        }
        catch (InputException error)
        {
            throw new DamagedFileException(error.Message, ExtractAgain, error);
        }
    }

    // Row by row in steps: a chunk of large maps is more than a span holds.
    static uint ChecksumOf(NpyFile file, long first, int count)
    {
        Crc32C crc = new();
        for (int row = 0; row < count; row++)
            crc.Append(file.Bytes(first + row, 1));
        return crc.Value;
    }

    int[] Integers(string name)
    {
        using NpyFile file = NpyFile.Open(System.IO.Path.Combine(Path, name));
        return file.Rows == Index.Rows && file.Width == 1 ? file.ToIntegers()
            : throw OtherRows(file);
    }

    DamagedFileException OtherRows(NpyFile file) => new(
        $"{file.Path} holds {file.Rows:N0} rows, but {FeatureIndex.FileName} speaks of {Index.Rows:N0}", ExtractAgain);

    // Whatever the file says becomes a path: none may leave the folder.
    static void RequireSound(FeatureIndex index, string file)
    {
        IEnumerable<string> names = index.Layers.Select(layer => layer.File).Concat(index.Columns.Select(column => column.File));
        IEnumerable<string> checksums = index.ImageChecksums
            .Concat(index.Layers.SelectMany(layer => layer.Checksums)).Concat(index.Columns.SelectMany(column => column.Checksums));
        bool stays = names.All(name => name == System.IO.Path.GetFileName(name));
        if (index.Rows < 1 || index.ChunkRows < 1 || !stays || !checksums.All(FeatureChunk.IsSpelled))
            throw new DamagedFileException($"{file} is damaged", DeleteAndExtract);
    }
}
