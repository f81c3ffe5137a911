using System.Text.Json;
using Strata.Storage;

namespace Strata.Features;

/// <summary>The files of a folder of features.</summary>
static class FeatureFiles
{
    /// <summary>Deletes all features, the index first: what has no index is not there.</summary>
    public static void Clear(string folder)
    {
        File.Delete(Path.Combine(folder, FeatureIndex.FileName));
        ClearUnfinished(folder);
        File.Delete(Path.Combine(folder, FileNameColumn.Name));
        foreach (string file in Directory.GetFiles(folder, "*.npy"))
            File.Delete(file);
    }

    /// <summary>Deletes what an extraction left that was not finished, the journal first.</summary>
    public static void ClearUnfinished(string folder)
    {
        File.Delete(FeatureJournal.PathIn(folder));
        foreach (string file in Directory.GetFiles(folder, "*.partial"))
            File.Delete(file);
    }

    /// <summary>Writes the index, last of all.</summary>
    public static void WriteIndex(string folder, FeatureIndex index) =>
        AtomicFile.WriteText(Path.Combine(folder, FeatureIndex.FileName), JsonSerializer.Serialize(index, Json.Indented) + "\n");
}
