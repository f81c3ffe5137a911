using Strata.Data.Idx;
using Strata.Registry;

namespace Strata.Data;

/// <summary>The door to all data: a name that a part registered, or a path.</summary>
public static class DataSets
{
    /// <summary>The splits that every data set has.</summary>
    public static string[] Splits { get; } = ["train", "test"];

    /// <summary>The names of the registered data sets.</summary>
    public static IReadOnlyCollection<string> Names => Parts<IDataSetSource>.Names;

    /// <summary>Loads one split of a data set.</summary>
    /// <param name="nameOrPath">A registered name, a folder of IDX files, or an IDX images file with its labels beside it.</param>
    /// <param name="split">"train" or "test".</param>
    /// <param name="request">Where to look and what to make.</param>
    /// <exception cref="InputException">The name or split is unknown (the message offers the nearest), or the data is missing or damaged.</exception>
    public static ImageSet Load(string nameOrPath, string split, DataRequest request)
    {
        if (!Splits.Contains(split))
            throw Nearest.Unknown("split", split, Splits);
        if (Names.Contains(nameOrPath))
            return Parts<IDataSetSource>.Get("data set", nameOrPath).Load(split, request);
        if (!IsPath(nameOrPath))
            throw Nearest.Unknown("data set", nameOrPath, [.. Names, "or a path"]);
        return IdxPath.Load(nameOrPath, split, request);
    }

    static bool IsPath(string text) =>
        text.Contains('/') || text.Contains(Path.DirectorySeparatorChar) || Path.Exists(text);
}
