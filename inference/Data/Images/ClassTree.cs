namespace Strata.Data.Images;

/// <summary>One image of a tree of class folders.</summary>
/// <param name="Class">The folder that it lies in.</param>
/// <param name="File">Its path in the store.</param>
readonly record struct ClassImage(string Class, string File);

/// <summary>The class folders of one split: images in ordinal order by class, then by the path under it.</summary>
/// <param name="Store">What holds the files.</param>
/// <param name="Split">"train" or "test"; null where nothing says which.</param>
/// <param name="Images">The images, at least one.</param>
sealed record ClassTree(IImageStore Store, string? Split, ClassImage[] Images)
{
    /// <summary>
    /// Finds the trees of a store: `train/class/file` and `test/class/file`, or `class/file` alone; one folder around all of it is
    /// looked through. Deeper folders belong to their class.
    /// </summary>
    /// <param name="store">The files.</param>
    /// <param name="say">Receives one line about files that are passed over.</param>
    /// <exception cref="InputException">An image lies in no class folder.</exception>
    public static IReadOnlyList<ClassTree> In(IImageStore store, Action<string> say)
    {
        string[] visible = [.. store.Files.Where(file => !ImageFiles.IsHidden(file))];
        ILookup<bool, string> files = visible.ToLookup(ImageFiles.IsImage);
        SayPassedOver(store, [.. files[false]], "neither JPEG nor PNG", say);
        string[][] paths = [.. files[true].Select(file => file.Split('/'))];
        int depth = IsWrapped(paths) ? 1 : 0;
        if (!paths.Any(path => IsSplit(path[depth])))
            return paths.Length == 0 ? [] : [Of(store, null, paths, depth)];
        IEnumerable<string[]> outside = paths.Where(path => !IsSplit(path[depth]));
        SayPassedOver(store, [.. outside.Select(path => string.Join('/', path))], "in neither train nor test", say);
        return
        [
            .. from split in DataSets.Splits
               let own = paths.Where(path => path[depth] == split).ToArray()
               where own.Length > 0
               select Of(store, split, own, depth + 1)
        ];
    }

    static ClassTree Of(IImageStore store, string? split, string[][] paths, int depth)
    {
        if (paths.FirstOrDefault(path => path.Length < depth + 2) is { } loose)
            throw new InputException(
                $"{store.Describe(string.Join('/', loose))} lies in no class folder: put each image into a folder of its class's name");
        return new ClassTree(store, split,
        [
            .. paths.OrderBy(path => path[depth], StringComparer.Ordinal)
                .ThenBy(path => string.Join('/', path[(depth + 1)..]), StringComparer.Ordinal)
                .Select(path => new ClassImage(path[depth], string.Join('/', path)))
        ]);
    }

    // Archives often hold one folder of the set's name. A folder that holds one class alone looks alike but for what lies below.
    static bool IsWrapped(string[][] paths)
    {
        if (paths.Length == 0 || IsSplit(paths[0][0]) || paths.Any(path => path.Length < 3 || path[0] != paths[0][0]))
            return false;
        string[] below = [.. paths.Select(path => path[1]).Distinct()];
        return below.Length > 1 || IsSplit(below[0]);
    }

    static bool IsSplit(string part) => DataSets.Splits.Contains(part);

    static void SayPassedOver(IImageStore store, string[] files, string why, Action<string> say)
    {
        if (files.Length > 0)
            say($"{store.Root}: passed over {files.Length:N0} files that are {why}, such as {files.Min(StringComparer.Ordinal)}");
    }
}
