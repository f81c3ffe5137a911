using Strata.Data.Images;

namespace Strata.Data.Fundus.Photographs;

/// <summary>Finds the files that lists name: by path, by name, or by name without ending; of several in the folder of the split.</summary>
sealed class ImageIndex
{
    readonly string _root;
    readonly ILookup<string, string> _files;

    /// <summary>Indexes the images of a folder.</summary>
    public ImageIndex(FolderStore store)
    {
        _root = store.Root;
        _files = store.Files.Order(StringComparer.Ordinal).Where(file => ImageFiles.IsImage(file) && !ImageFiles.IsHidden(file))
            .SelectMany(file => Names(file).Select(name => (name, file)))
            .ToLookup(pair => pair.name, pair => pair.file, StringComparer.Ordinal);
    }

    /// <summary>The path of a listed image, from the folder on.</summary>
    /// <exception cref="InputException">There is none, or several that may be meant.</exception>
    public string Find(ListedImage image)
    {
        string[] files = [.. _files[image.Name.Replace('\\', '/')]];
        if (files.Length > 1 && image.Split is { } split && files.Where(file => LiesIn(split, file)).ToArray() is { Length: > 0 } own)
            files = own;
        return files switch
        {
            [var only] => only,
            [] => throw new InputException($"{image.Place}: there is no JPEG or PNG file {image.Name} in {_root}"),
            _ => throw new InputException(
                $"{image.Place}: {image.Name} may be {files[0]} or {files[1]} in {_root}: leave one, or write its folder into the list"),
        };
    }

    static HashSet<string> Names(string file)
    {
        string name = file[(file.LastIndexOf('/') + 1)..];
        return [file, name, name[..name.LastIndexOf('.')]];
    }

    // train/, but train_images/ as well.
    static bool LiesIn(string split, string file) =>
        file.Split('/')[..^1].Any(folder => folder == split || folder.StartsWith(split + "_", StringComparison.Ordinal));
}
