namespace Strata.Training.Loop;

/// <summary>Which epoch's weights a run keeps.</summary>
static class KeptEpoch
{
    /// <summary>
    /// "best" by validation accuracy, then loss; or "last", for schedules that end in small rates: among epochs that are a few validation images
    /// apart, the best one may stand where the rate was still high.
    /// </summary>
    public static string[] Kinds { get; } = ["best", "last"];

    /// <summary>The epoch that is kept of those so far; null before the first.</summary>
    public static EpochRecord? Of(IReadOnlyList<EpochRecord> history, string kind) => kind == "last" ? history.LastOrDefault()
        : history.Aggregate((EpochRecord?)null, (best, epoch) => epoch.IsBetterThan(best) ? epoch : best);
}
