namespace Strata.Data.Images;

/// <summary>The trees of class folders that a path holds, and the stores that they are read from.</summary>
sealed class ImageContent : IDisposable
{
    readonly string _path;
    readonly List<IImageStore> _stores = [];
    readonly List<ClassTree> _trees = [];

    ImageContent(string path) => _path = path;

    /// <summary>One tree for each split that lies there.</summary>
    public IReadOnlyList<ClassTree> Trees => _trees;

    /// <summary>The classes of all splits in ordinal order, so that a split that lacks one still has its labels right.</summary>
    public string[] Classes =>
        [.. Trees.SelectMany(tree => tree.Images).Select(image => image.Class).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Opens a folder, an archive, or the archives of a folder.</summary>
    /// <exception cref="InputException">It is damaged, an image lies in no class folder, or a split lies there twice.</exception>
    public static ImageContent Open(string path, Action<string> say)
    {
        ImageContent content = new(path);
        try
        {
            if (!Directory.Exists(path))
                content.Add(new ZipStore(path), DataPath.SplitOf(path), say);
            else if (SplitArchives(path).ToArray() is { Length: > 0 } archives)
                Array.ForEach(archives, archive => content.Add(new ZipStore(archive.File), archive.Split, say));
            else
                content.Add(new FolderStore(path), DataPath.SplitOf(path), say);
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <summary>train.zip and test.zip, as far as a folder has them.</summary>
    public static IEnumerable<(string Split, string File)> SplitArchives(string folder) =>
        DataSets.Splits.Select(split => (split, Path.Combine(folder, $"{split}.zip"))).Where(archive => File.Exists(archive.Item2));

    /// <summary>The tree of one split; where nothing names a split, the one tree that is there.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public ClassTree Tree(string split, Action<string> say)
    {
        if (Trees.FirstOrDefault(tree => tree.Split == split) is { } own)
            return own;
        if (Trees.Count == 0)
            throw new InputException($"{_path} holds no JPEG or PNG files in class folders");
        // Silently serving training images as test images would make every accuracy a lie.
        if (Trees is not [{ Split: null } only])
            throw new InputException($"{_path} holds no {split} split, only {string.Join(" and ", Trees.Select(tree => tree.Split))}");
        say($"{_path} names no split: taken as the {split} split");
        return only;
    }

    /// <inheritdoc/>
    public void Dispose() => _stores.ForEach(store => store.Dispose());

    // What folders inside say of a split counts more than the archive's own name.
    void Add(IImageStore store, string? split, Action<string> say)
    {
        _stores.Add(store);
        foreach (ClassTree tree in ClassTree.In(store, say))
        {
            _trees.Add(tree with { Split = tree.Split ?? split });
            if (_trees.Count(other => other.Split == _trees[^1].Split) > 1)
                throw new InputException($"{_path} holds the {_trees[^1].Split} split twice: leave one of them");
        }
    }
}
