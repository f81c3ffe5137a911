using Strata.CommandLine;
using Strata.Data.Public;
using Strata.Registry;

namespace Strata.Data;

/// <summary>How to find or make a data set.</summary>
public sealed record DataRequest
{
    /// <summary>The folder given with --data, searched first; null for none.</summary>
    public string? Folder { get; init; }

    /// <summary>The folders searched after it, in order.</summary>
    public IReadOnlyList<string> Folders { get; init; } = DataFolders.Default();

    /// <summary>Whether a set that is nowhere on this machine may be fetched from its public mirrors.</summary>
    public bool MayFetch { get; init; } = true;

    /// <summary>Where fetched sets go, each into a folder of its name.</summary>
    public string FetchInto { get; init; } = DataFolders.Own();

    /// <summary>Where photographs are kept as they were decoded and fitted once.</summary>
    public string Cache { get; init; } = DataFolders.Cache();

    /// <summary>How to fetch.</summary>
    public FetchOptions Fetch { get; init; } = new();

    /// <summary>Number of images for sets that are made by code, at least 1; null for the set's default.</summary>
    public int? Count { get; init; }

    /// <summary>Seed for sets that are made by code.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Which images the split "validation" is made of; null where no model says.</summary>
    public HeldOut? HeldOut { get; init; }

    /// <summary>The knobs of the set itself (<see cref="IDataSetSource.Knobs"/>); <see cref="DataSets.Load"/> fills them in.</summary>
    public PartParameters Knobs { get; init; } = new("the data set", new Dictionary<string, string>());

    /// <summary>Receives one line for each thing worth saying (where the set was found, which mirror was passed over).</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>Counts images as they are made; null for nobody.</summary>
    public IProgressReport? Progress { get; init; }

    /// <summary>Set once the person asks to stop.</summary>
    public CancellationToken Cancel { get; init; }

    /// <summary>All folders to search, in order.</summary>
    /// <exception cref="InputException">The given folder does not exist.</exception>
    public string[] SearchedFolders()
    {
        if (Folder is not { } given)
            return [.. Folders];
        return Directory.Exists(given) ? [given, .. Folders] : throw new InputException($"the data folder {given} does not exist");
    }
}
