using Strata.Pipelines;

namespace Strata.Data.Idx;

/// <summary>A data set given as a path: a folder with the IDX files of its splits, or one images file with its labels beside it.</summary>
sealed class IdxPath(string path) : IPathDataSet, IStreamedDataSet, IPatientDataSet
{
    /// <inheritdoc/>
    public string Needs => "IDX files of a split, as in train-images-idx3-ubyte with train-labels-idx1-ubyte, or class folders of JPEG or PNG files";

    /// <summary>The splits that lie there: those of a folder, or that of a file.</summary>
    public IReadOnlyList<string> Splits => Directory.Exists(path)
        ? [.. DataSets.Splits.Where(split => IdxPair.Find(path, split) is not null)]
        : [IdxPair.SplitOf(path) ?? "train"];

    /// <summary>Loads one split. Classes are named after their labels, from 0 on without a gap, over all splits of the set.</summary>
    /// <exception cref="InputException">There is no such path or no such split, or a file is damaged.</exception>
    public ImageSet Load(string split, DataRequest request)
    {
        IdxPair pair = Find(split, request);
        return pair.Read(Name(pair), split, ClassNames(pair));
    }

    /// <inheritdoc/>
    public IImageStream Open(string split, DataRequest request)
    {
        IdxPair pair = Find(split, request);
        return pair.Open(Name(pair), split, ClassNames(pair));
    }

    IdxPair Find(string split, DataRequest request) => Directory.Exists(path) ? InFolder(split) : OfFile(split, request);

    static string[] ClassNames(IdxPair pair) => [.. Enumerable.Range(0, CountClasses(pair)).Select(label => $"{label}")];

    // No file says how many classes there are. Labels from 0 on without a gap do; a label beyond a gap is a damaged or foreign one.
    static int CountClasses(IdxPair pair)
    {
        (string File, byte[] Labels)[] files = [.. WholeSet(pair).Select(each => (each.Labels, IdxFile.ReadLabels(each.Labels)))];
        HashSet<byte> present = [.. files.SelectMany(file => file.Labels)];
        int classes = Enumerable.Range(0, 257).First(label => label == 256 || !present.Contains((byte)label));
        foreach ((string file, byte[] labels) in files)
            if (Array.FindIndex(labels, label => label >= classes) is var wrong and >= 0)
                throw new InputException(
                    $"label {labels[wrong]} of image {wrong:N0} in {file} is out of range: no image has label {classes}, and labels must be 0, 1, 2 … without a gap");
        return classes;
    }

    /// <summary>Reads every split that the path has; what is not pinned can be verified no further.</summary>
    public IReadOnlyList<DataCheck> Verify(DataRequest request)
    {
        IReadOnlyList<string> splits = DataSets.SplitsOf(path);
        DataCheck[] structure = [.. splits.Select(split => DataCheck.Structure(split, () => Load(split, request)))];
        bool hasGroups = structure.All(check => check.IsSound) && splits.All(split => Find(split, request).Groups is not null);
        return hasGroups ? [.. structure, .. PatientCheck.Of([.. splits.Select(split => Load(split, request))])] : structure;
    }

    // A split file stands for the set that its folder is; any other file is a set of its own.
    string Name(IdxPair pair)
    {
        string whole = Path.GetFullPath(path);
        if (!Directory.Exists(path) && IdxPair.SplitOf(pair.Images) is not null)
            whole = Path.GetDirectoryName(whole)!;
        return Path.GetFileName(Path.TrimEndingDirectorySeparator(whole));
    }

    // Train and test lie side by side and share their classes, though a small split may lack some; a file of its own name stands alone.
    static IEnumerable<IdxPair> WholeSet(IdxPair pair)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(pair.Images))!;
        return IdxPair.SplitOf(pair.Images) is null ? [pair]
            : DataSets.Splits.Select(split => IdxPair.Find(folder, split)).OfType<IdxPair>().Append(pair);
    }

    IdxPair InFolder(string split)
    {
        string start = split == "train" ? "train" : "t10k";
        return IdxPair.Find(path, split) ?? throw new InputException(
            $"the folder {path} holds no {split} split: it needs {start}-images-idx3-ubyte and {start}-labels-idx1-ubyte, plain or .gz, or class folders of JPEG or PNG files");
    }

    IdxPair OfFile(string split, DataRequest request)
    {
        string? own = IdxPair.SplitOf(path);
        // Silently serving training images as test images would make every accuracy a lie.
        if (own is not null && own != split)
            throw new InputException($"{path} is the {own} split, but the {split} split is needed: name the folder that holds both");
        if (own is null)
            request.Say($"{path} names no split: taken as the {split} split");
        return IdxPair.Beside(path) ?? throw new InputException(
            $"there is no labels file beside {path}: it must have the same name with 'labels' for 'images' and 'idx1' for 'idx3'");
    }
}
