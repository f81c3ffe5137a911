namespace Strata.Data;

/// <summary>A data set given as a path, which may hold one split or both.</summary>
interface IPathDataSet : IDataSetSource
{
    /// <summary>The splits that lie there; none where the path holds no data of this kind.</summary>
    /// <exception cref="InputException">The path is damaged.</exception>
    IReadOnlyList<string> Splits { get; }

    /// <summary>What the path would have to hold, for an error: "IDX files, as in …".</summary>
    string Needs { get; }
}
