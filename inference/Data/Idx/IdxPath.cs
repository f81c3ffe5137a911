namespace Strata.Data.Idx;

/// <summary>A data set given as a path: a folder with the IDX files of its splits, or one images file with its labels beside it.</summary>
static class IdxPath
{
    /// <summary>Loads one split. Classes are named after their labels, from 0 to the largest label in any split of the set.</summary>
    /// <exception cref="InputException">There is no such path or no such split, or a file is damaged.</exception>
    public static ImageSet Load(string path, string split, DataRequest request)
    {
        IdxPair pair = Directory.Exists(path) ? InFolder(path, split) : OfFile(path, split, request);
        string folder = Path.GetDirectoryName(Path.GetFullPath(pair.Images))!;
        int classes = DataSets.Splits.Select(each => IdxPair.Find(folder, each)?.Labels)
            .Append(pair.Labels).OfType<string>().Distinct()
            .Max(labels => IdxFile.ReadLabels(labels).Max() + 1);
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return pair.Read(name, split, [.. Enumerable.Range(0, classes).Select(label => $"{label}")]);
    }

    static IdxPair InFolder(string folder, string split) => IdxPair.Find(folder, split) ?? throw new InputException(
        $"the folder {folder} holds no {split} split: it needs {(split == "train" ? "train" : "t10k")}-images-idx3-ubyte and the labels file beside it, plain or .gz");

    static IdxPair OfFile(string file, string split, DataRequest request)
    {
        if (!File.Exists(file))
            throw new InputException($"there is no file or folder {file}; data sets by name: {string.Join(", ", DataSets.Names)}");
        string? own = IdxPair.SplitOf(file);
        // Silently serving training images as test images would make every accuracy a lie.
        if (own is not null && own != split)
            throw new InputException($"{file} is the {own} split, but the {split} split is needed: name the folder that holds both");
        if (own is null)
            request.Say($"{file} names no split: taken as the {split} split");
        return IdxPair.Beside(file) ?? throw new InputException(
            $"there is no labels file beside {file}: it must have the same name with 'labels' for 'images' and 'idx1' for 'idx3'");
    }
}
