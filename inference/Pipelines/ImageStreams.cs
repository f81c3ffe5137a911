using Strata.Data;
using Strata.Data.Images;

namespace Strata.Pipelines;

/// <summary>Opens data sets as streams.</summary>
public static class ImageStreams
{
    /// <summary>
    /// Opens one split of a data set: IDX files and `digits` are read and drawn as they are needed, other sets are loaded whole.
    /// </summary>
    /// <param name="text">A registered name or a path, with knobs, as for <see cref="DataSets.Load"/>.</param>
    /// <param name="split">"train", "test" or "validation", as for <see cref="DataSets.Load"/>.</param>
    /// <param name="request">Where to look and what to make.</param>
    /// <exception cref="InputException">As for <see cref="DataSets.Load"/>.</exception>
    public static IImageStream Open(string text, string split, DataRequest request)
    {
        DataSets.RequireSplit(split);
        DataSpec spec = DataSpec.Parse(text);
        // Inverted copies stand behind all originals, a tail needs the number of each class, and what was held out lies anywhere: such sets
        // are put together whole.
        if (split == HeldOut.Split || spec.Invert != Inversion.None || spec.Tail != LongTail.None || spec.Source() is not IStreamedDataSet source)
            return Of(DataSets.Load(text, split, request));
        IImageStream stream = source.Open(split, request with { Knobs = spec.Parameters });
        string name = spec.NameWith(stream.Name);
        return name == stream.Name ? stream : new NamedStream(stream, name);
    }

    /// <summary>
    /// Opens image files: those of a folder or ZIP archive, in any folders, in ordinal order of their paths; or one file. Each is decoded
    /// when its batch is read, on all cores. Hidden files are passed over; all others that are no sound JPEG or PNG files are faults.
    /// </summary>
    /// <param name="path">
    /// The folder, archive or file; of a folder with train.zip and test.zip, the one of <see cref="ImageFileOptions.Split"/>, or test.zip.
    /// </param>
    /// <param name="options">What the images are made to be.</param>
    /// <exception cref="InputException">It cannot be listed or opened, or holds no files.</exception>
    public static IImageStream OpenFiles(string path, ImageFileOptions options)
    {
        if (File.Exists(path))
            return ImageFileStream.Open(ZipStore.IsZip(path) ? new ZipStore(path) : new SingleFile(path), options);
        string split = options.Split ?? "test";
        (string Split, string File)[] archives = [.. ImageContent.SplitArchives(path)];
        return Array.Find(archives, archive => archive.Split == split) is { File: { } archive }
            // What the archive's name says need not stand in it again.
            ? ImageFileStream.Open(new ZipStore(archive), options with { Split = null })
            : ImageFileStream.Open(new FolderStore(path), options);
    }

    /// <summary>A data set in memory as a stream.</summary>
    public static IImageStream Of(ImageSet set) => new SetStream(set);
}
