using Strata.Data;

namespace Strata.Training.Loop;

/// <summary>
/// The image sets that were loaded last. A study or a search trains many small runs on one set: reading it anew would take longer
/// than training.
/// </summary>
static class LoadedSets
{
    const int Kept = 4;

    static readonly Lock Gate = new();
    static readonly List<((string Name, string Split, string? Folder) Key, ImageSet Images)> Latest = [];

    /// <summary>Loads one split, or hands out the one that is there.</summary>
    /// <exception cref="InputException">The name or split is unknown, or the data is missing or damaged.</exception>
    public static ImageSet Load(string name, string split, DataRequest request)
    {
        (string, string, string?) key = (name, split, request.Folder);
        lock (Gate)
        {
            int found = Latest.FindIndex(set => set.Key == key);
            ImageSet images = found >= 0 ? Latest[found].Images : DataSets.Load(name, split, request);
            if (found >= 0)
                Latest.RemoveAt(found);
            Latest.Insert(0, (key, images));
            if (Latest.Count > Kept)
                Latest.RemoveAt(Kept);
            return images;
        }
    }
}
