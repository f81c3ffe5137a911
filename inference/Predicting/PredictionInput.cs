using Strata.Data;
using Strata.Data.Idx;
using Strata.Data.Images;
using Strata.Pipelines;
using Strata.Registry;
using Strata.Sessions;

namespace Strata.Predicting;

/// <summary>
/// Opens what a person names: a data set by name; IDX images with labels beside them or without; CIFAR-10's binary files; a folder or a
/// ZIP archive of image files, in any folders; one image file.
/// </summary>
sealed record PredictionInput
{
    /// <summary>The models that are asked: "validation" is what the training of all of them held out.</summary>
    public IReadOnlyList<ModelFile> Models { get; init; } = [];

    /// <summary>A name or a path; null for the data set that the model's file names.</summary>
    public required string? Text { get; init; }

    /// <summary>The split of a data set, or the folder of that name; null for the only split or "test", and for all files.</summary>
    public string? Split { get; init; }

    /// <summary>Where to look for data sets.</summary>
    public required DataRequest Request { get; init; }

    /// <summary>What happens to image files of another size.</summary>
    public ResizeMode Resize { get; init; }

    /// <summary>How large image files may be.</summary>
    public ImageLimits Limits { get; init; } = ImageLimits.Default;

    /// <summary>Opens the images.</summary>
    /// <param name="session">The model.</param>
    /// <param name="classNames">The model's classes, which folders may be named after.</param>
    /// <param name="fault">Hears of every file that is left out.</param>
    /// <exception cref="InputException">There is no such data, it is damaged as a whole, or the model takes other images.</exception>
    public OpenedInput Open(ModelSession session, IReadOnlyList<string> classNames, Action<string, string> fault)
    {
        string text = Text ?? session.Metadata.DataSet ?? throw new InputException(
            $"{session.Path} does not say what it was trained on: name the images with --input, a data set, a folder or a file");
        bool areFiles = AreFiles(text);
        if (Request.Count is not null && (areFiles || DataSets.SourceOf(text) is not IMadeDataSet))
            throw new InputException($"--count is for sets that are made by code; {text} has the images that it has");
        if (!areFiles && Resize != ResizeMode.None)
            throw new InputException($"--resize is for image files, and {text} is none: data sets have the size that they have");
        return new OpenedInput(text, areFiles, areFiles ? OpenFiles(text, session, classNames, fault) : OpenSet(text));
    }

    // Images in folders, an archive or one file; all else are data sets, some of them in files too.
    static bool AreFiles(string text) => Path.Exists(text) && !DataPath.HoldsRecords(text)
        && (Directory.Exists(text) || ZipStore.IsZip(text) || IsImageFile(text));

    IImageStream OpenSet(string text)
    {
        if (!File.Exists(text) || DataPath.HoldsRecords(text))
            return ImageStreams.Open(text, Split ?? OwnSplit(text), Request with { HeldOut = ValidationSplit.Of(Split, Models) });
        return Split is null || Split == IdxPair.SplitOf(text) ? IdxFile.OpenUnlabelled(text)
            : throw new InputException($"{text} is not the {Split} split of a set: leave --split out");
    }

    // A path that holds one split, as an IDX file does, means that one.
    static string OwnSplit(string text) => Parts<IDataSetSource>.Names.Contains(DataSpec.Parse(text).NameOrPath) ? "test"
        : DataSets.SplitsOf(text) is [string only] ? only : "test";

    IImageStream OpenFiles(string path, ModelSession session, IReadOnlyList<string> classNames, Action<string, string> fault)
    {
        ImageInput takes = session.Input;
        if (takes.Channels is not (null or 1 or 3))
            throw new InputException($"{session.Path} takes {takes} images: image files have 1 channel or 3");
        return ImageStreams.OpenFiles(path, new ImageFileOptions
        {
            Channels = takes.Channels ?? 3,
            Height = takes.Height,
            Width = takes.Width,
            Resize = Resize,
            Limits = Limits,
            Split = Split,
            ClassNames = classNames,
            Fault = fault,
        });
    }

    static bool IsImageFile(string path)
    {
        if (!File.Exists(path))
            return false;
        if (ImageFiles.IsImage(path))
            return true;
        Span<byte> start = stackalloc byte[8];
        using FileStream file = File.OpenRead(path);
        return ImageHeader.IsImage(start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
    }
}

/// <summary>An input that was opened.</summary>
/// <param name="Text">Its name or path.</param>
/// <param name="AreFiles">Whether the images are files, each with a name, of which some may be bad.</param>
/// <param name="Images">The images.</param>
sealed record OpenedInput(string Text, bool AreFiles, IImageStream Images) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Images.Dispose();
}
