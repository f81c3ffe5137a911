using System.CommandLine;
using Strata.CommandLine;

namespace Strata.Data;

/// <summary>The options by which every verb finds its data.</summary>
public static class DataOptions
{
    /// <summary>--data FOLDER.</summary>
    public static Option<string?> Folder { get; } = new("--data")
    {
        Description = "Folder to search for named data sets first, before $STRATA_DATA, data/ and ../shared/data/.",
        HelpName = "FOLDER",
    };

    /// <summary>--offline.</summary>
    public static Option<bool> Offline { get; } = new("--offline") { Description = "Never fetch a data set from the network." };

    /// <summary>--seed NUMBER.</summary>
    public static Option<int> Seed { get; } = new("--seed")
    {
        Description = "Seed of all that is random; the same seed gives the same result.",
        DefaultValueFactory = _ => 1,
    };

    /// <summary>An argument for a data set.</summary>
    public static Argument<string> Set() => new("DATA")
    {
        Description = $"A data set by name ({string.Join(", ", DataSets.Names)}), or a path: IDX files, "
            + "CIFAR-10's binary files, a folder or ZIP of class folders with JPEG or PNG files, or a folder of photographs of the eye with "
            + "lists of grades. ':invert=only' or ':invert=both' may follow.",
    };

    /// <summary>What the options of a command line ask for; options that a verb has not added keep their defaults.</summary>
    public static DataRequest Request(ParseResult options, Shell shell) => new()
    {
        Folder = options.GetValue(Folder),
        MayFetch = !options.GetValue(Offline),
        Seed = options.GetResult(Seed) is null ? new DataRequest().Seed : options.GetValue(Seed),
        Say = shell.Say,
        Cancel = shell.Cancel,
    };

    /// <summary>
    /// The same, for verbs whose --seed is of their own draws: it must not draw another data set than models were trained on.
    /// </summary>
    public static DataRequest RequestAsTrained(ParseResult options, Shell shell) => Request(options, shell) with { Seed = new DataRequest().Seed };
}
