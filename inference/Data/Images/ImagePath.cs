namespace Strata.Data.Images;

/// <summary>
/// A data set of image files in class folders: a folder or a ZIP archive with `train/class/file` and `test/class/file`, or with
/// `class/file` alone, which is one split; or a folder with train.zip and test.zip. JPEG and PNG, all of one size. Classes are named
/// after their folders, in ordinal order over both splits; images follow by class, then by name.
/// </summary>
sealed class ImagePath(string path) : IPathDataSet
{
    /// <inheritdoc/>
    public string Needs => "class folders of JPEG or PNG files, as in train/cat/1.jpg and test/cat/2.jpg";

    /// <inheritdoc/>
    public IReadOnlyList<string> Splits
    {
        get
        {
            using ImageContent content = ImageContent.Open(path, _ => { });
            return [.. content.Trees.Select(tree => tree.Split ?? "train")];
        }
    }

    /// <summary>Whether a path holds images in folders, or an archive that may.</summary>
    public static bool Holds(string path)
    {
        if (!Directory.Exists(path))
            return ZipStore.IsZip(path);
        if (ImageContent.SplitArchives(path).Any())
            return true;
        using FolderStore store = new(path);
        return store.Files.Any(ImageFiles.IsImage);
    }

    /// <inheritdoc/>
    public ImageSet Load(string split, DataRequest request)
    {
        using ImageContent content = ImageContent.Open(path, request.Say);
        ClassTree tree = content.Tree(split, request.Say);
        using ImageDecoder decoder = new();
        TreeDecoder files = new(decoder, request);
        (ImageShape shape, byte[] pixels, bool isGrey) = files.Decode(tree);
        // Both splits must come out alike, so that one of them in colour gives the other its three channels.
        if (isGrey && content.Trees.Where(other => other != tree).All(files.IsGrey))
            (shape, pixels) = (shape with { Channels = 1 }, FirstPlanes(pixels, shape));
        string[] classes = content.Classes;
        int[] labels = [.. tree.Images.Select(image => Array.BinarySearch(classes, image.Class, StringComparer.Ordinal))];
        return new ImageSet(DataPath.NameOf(path), split, shape, pixels, labels, classes);
    }

    /// <summary>Decodes every split that the path has; what is not pinned can be verified no further.</summary>
    public IReadOnlyList<DataCheck> Verify(DataRequest request) =>
        [.. DataSets.SplitsOf(path).Select(split => DataCheck.Structure(split, () => Load(split, request)))];

    static byte[] FirstPlanes(byte[] pixels, ImageShape colour)
    {
        int plane = colour.Height * colour.Width;
        byte[] planes = new byte[pixels.Length / 3];
        for (int from = 0, to = 0; to < planes.Length; from += colour.Size, to += plane)
            pixels.AsSpan(from, plane).CopyTo(planes.AsSpan(to));
        return planes;
    }
}
