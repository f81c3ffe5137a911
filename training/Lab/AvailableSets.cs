using Strata.Data;
using Strata.Data.Public;
using Strata.Training.Loop;

namespace Strata.Training.Lab;

/// <summary>
/// Studies name public data sets. Where one is neither on this machine nor to be fetched, the digits that Strata draws itself take
/// its place, so that every study runs everywhere; it is said, and the tables name what was used.
/// </summary>
/// <param name="request">Where to look.</param>
sealed class AvailableSets(DataRequest request)
{
    const string First = "mnist";
    readonly Dictionary<string, string?> _standIns = [];

    /// <summary>The data set itself where it can be had, else the stand-in with the same knobs.</summary>
    public string Available(string dataSet)
    {
        string name = DataSpec.Parse(dataSet).NameOrPath;
        if (!_standIns.TryGetValue(name, out string? standIn))
            _standIns.Add(name, standIn = StandIn(name));
        if (standIn is null)
            return dataSet;
        string knobs = dataSet[name.Length..].TrimStart(':');
        return knobs == "" ? standIn : OptionsOverlay.WithKnobs(standIn, knobs);
    }

    string? StandIn(string name)
    {
        if (DataSets.SourceOf(name) is not IPublicDataSet)
            return null;
        try
        {
            LoadedSets.Load(name, "test", request);
            return null;
        }
        catch (InputException missing)
        {
            // Sets that a study holds against MNIST must differ from what stands for it.
            string standIn = name == First ? "digits" : "digits:invert=only";
            request.Say($"{missing.Message}; the study runs on {standIn} instead");
            return standIn;
        }
    }
}
