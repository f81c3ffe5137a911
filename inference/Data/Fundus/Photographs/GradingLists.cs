namespace Strata.Data.Fundus.Photographs;

/// <summary>The lists of grades that lie at a path: DDR's text files or CSV files in a folder, or one CSV file.</summary>
/// <param name="Root">The folder that holds them, and the images in it or below.</param>
/// <param name="Files">The lists, text files where there are any.</param>
sealed record GradingLists(string Root, IReadOnlyList<string> Files)
{
    // The part of DDR that is about grading, in an archive that holds more.
    const string GradingPart = "DR_grading";

    /// <summary>The lists at a path; null where there are none.</summary>
    public static GradingLists? At(string path)
    {
        if (File.Exists(path))
            return IsCsv(path) && CsvList.IsOne(path) ? new GradingLists(Path.GetDirectoryName(Path.GetFullPath(path))!, [path]) : null;
        return In(path) ?? In(Path.Combine(path, GradingPart));
    }

    /// <summary>Reads all of them.</summary>
    /// <exception cref="InputException">A line is wrong, an image stands there twice, or there are no images.</exception>
    public IReadOnlyList<ListedImage> Read()
    {
        List<ListedImage> images = [];
        Dictionary<string, ListPlace> known = new(StringComparer.Ordinal);
        foreach (string file in Files)
        {
            foreach (ListedImage image in IsCsv(file) ? CsvList.Read(file) : TextList.Read(file, Path.GetFileNameWithoutExtension(file)))
            {
                if (!known.TryAdd(image.Name, image.Place))
                    throw new InputException($"{image.Place}: {image.Name} is listed a second time, first in {known[image.Name]}: leave one of them");
                images.Add(image);
            }
        }
        return images.Count > 0 ? images : throw new InputException($"{string.Join(", ", Files)} lists no images");
    }

    static GradingLists? In(string folder)
    {
        string[] texts = [.. TextList.Splits.Select(split => Path.Combine(folder, $"{split}.txt")).Where(TextList.IsOne)];
        string[] lists = texts.Length > 0 || !Directory.Exists(folder) ? texts
            : [.. Directory.EnumerateFiles(folder).Where(IsCsv).Where(CsvList.IsOne).Order(StringComparer.Ordinal)];
        return lists.Length > 0 ? new GradingLists(folder, lists) : null;
    }

    static bool IsCsv(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
}
