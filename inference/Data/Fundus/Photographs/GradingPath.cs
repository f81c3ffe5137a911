using Strata.Pipelines;
using Strata.Storage.Npy;

namespace Strata.Data.Fundus.Photographs;

/// <summary>
/// Photographs of the eye with lists of grades: DDR's folder with train.txt, valid.txt and test.txt, or CSV lists as APTOS's and EyePACS's,
/// the images in the folder or below it. Decoded once and cached; see <see cref="PhotographCache"/>.
/// </summary>
sealed class GradingPath(string path) : IPathDataSet, IStreamedDataSet, IPatientDataSet
{
    /// <inheritdoc/>
    public string Needs => "list of grades, as train.txt with a line `name grade` for each image, or a CSV file with the columns image and level";

    /// <inheritdoc/>
    public IReadOnlyList<string> Knobs => PhotographOptions.Knobs;

    /// <inheritdoc/>
    public IReadOnlyList<string> Splits => new GradingSet(path, PhotographOptions.Default).Splits;

    // A list called train.csv stands for the set that its folder is; any other has a name of its own.
    string Name => !File.Exists(path) ? DataPath.NameOf(path)
        : Path.GetFileNameWithoutExtension(path) is var stem && DataSets.Splits.Contains(stem)
            ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))!) : stem;

    /// <summary>Whether lists of grades lie there.</summary>
    public static bool Holds(string path) => GradingLists.At(path) is not null;

    /// <inheritdoc/>
    public ImageSet Load(string split, DataRequest request)
    {
        PhotographOptions options = PhotographOptions.Of(request.Knobs);
        GradedSplit images = new GradingSet(path, options).Of(split, request.Say);
        long bytes = (long)images.Images.Count * options.Shape.Size;
        if (bytes > Array.MaxLength)
            throw new InputException(
                $"{path}: {images.Images.Count:N0} images of {options.Shape} are more than the 2 GB that a data set in memory may have: "
                + "choose a smaller size=");
        using NpyFile tensor = new PhotographCache(Name, options, request).Open(split, images);
        byte[] pixels = tensor.Bytes(0, images.Images.Count).ToArray();
        return new ImageSet(Name, split, options.Shape, pixels, images.Grades, options.ClassNames, images.Patients)
        {
            // Ungradable is no grade, and worse than none.
            HasGrades = !options.KeepUngradable,
        };
    }

    /// <inheritdoc/>
    public IImageStream Open(string split, DataRequest request)
    {
        PhotographOptions options = PhotographOptions.Of(request.Knobs);
        GradedSplit images = new GradingSet(path, options).Of(split, request.Say);
        NpyFile tensor = new PhotographCache(Name, options, request).Open(split, images);
        return new FilledStream(Name, split, options.Shape, images.Grades, options.ClassNames, (start, end, pixels, _) =>
            tensor.Bytes(start, end - start).CopyTo(pixels.Span), tensor);
    }

    /// <summary>Decodes every photograph of every list, and proves that no patient is on both sides of a split, where patients are known.</summary>
    public IReadOnlyList<DataCheck> Verify(DataRequest request)
    {
        List<ImageSet> sets = [];
        DataCheck[] structure = [.. DataSets.SplitsOf(path).Select(split => DataCheck.Structure(split, () =>
        {
            sets.Add(Load(split, request));
            return sets[^1];
        }))];
        return [.. structure, .. PatientCheck.Of(sets)];
    }
}
