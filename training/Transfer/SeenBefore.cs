using Strata.Data;
using Strata.Registry;
using Strata.Training.Loop;
using Strata.Training.Runs;

namespace Strata.Training.Transfer;

/// <summary>
/// Images that a run holds out although the weights it starts from learned from them in an earlier run: they flatter it, and the epoch that is best on
/// them is the one that remembers them best.
/// </summary>
static class SeenBefore
{
    /// <summary>How many there are, as far as the earlier runs are still to be found.</summary>
    /// <param name="images">The train split.</param>
    /// <param name="options">Of the run that starts from another.</param>
    public static int Count(ImageSet images, TrainingOptions options)
    {
        string split = Fingerprint.Of(images);
        HashSet<int> seen = [];
        foreach (RunRecord earlier in Earlier(options.From))
            if (earlier.Data.Fingerprints.GetValueOrDefault(images.Split) == split)
                seen.UnionWith(TrainingData.Split(images, earlier.Options).Train);
        return TrainingData.Split(images, options).Validation.Count(seen.Contains);
    }

    // A run that was trained anew from its own successor closes a ring.
    static IEnumerable<RunRecord> Earlier(string? run)
    {
        HashSet<string> told = [];
        while (run is not null && told.Add(Path.GetFullPath(run)) && Find(run) is { } record)
        {
            yield return record;
            run = record.Options.From;
        }
    }

    static RunRecord? Find(string run)
    {
        try
        {
            return RunFolder.Find(run, "models").Record;
        }
        catch (InputException)
        {
            return null;
        }
    }
}
