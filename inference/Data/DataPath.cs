using Strata.Data.Cifar;
using Strata.Data.Fundus.Photographs;
using Strata.Data.Idx;
using Strata.Data.Images;

namespace Strata.Data;

/// <summary>Tells by its content what a path holds.</summary>
static class DataPath
{
    /// <summary>The data set at a path that exists.</summary>
    public static IPathDataSet Open(string path)
    {
        if (CifarPath.Holds(path))
            return new CifarPath(path);
        if (!HoldsIdx(path) && GradingPath.Holds(path))
            return new GradingPath(path);
        return !HoldsIdx(path) && ImagePath.Holds(path) ? new ImagePath(path) : new IdxPath(path);
    }

    /// <summary>Whether a path holds images side by side in few files, with their labels: IDX pairs, CIFAR's binary files.</summary>
    public static bool HoldsRecords(string path) => CifarPath.Holds(path) || HoldsIdx(path);

    /// <summary>
    /// The name of the set that a path holds: its last part without ending; for one split of a set, as in mine/train.zip, the folder's.
    /// </summary>
    public static string NameOf(string path)
    {
        string whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string last = WithoutEnding(whole);
        return DataSets.Splits.Contains(last) && Path.GetDirectoryName(whole) is { } parent ? Path.GetFileName(parent) : last;
    }

    /// <summary>The split that a path's name speaks of, as in mine/train.zip; null for none.</summary>
    public static string? SplitOf(string path)
    {
        string name = WithoutEnding(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return DataSets.Splits.Contains(name) ? name : null;
    }

    static bool HoldsIdx(string path) => Directory.Exists(path)
        ? DataSets.Splits.Any(split => IdxPair.Find(path, split) is not null)
        : IdxPair.Beside(path) is not null;

    static string WithoutEnding(string path)
    {
        string name = Path.GetFileName(path);
        return name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }
}
