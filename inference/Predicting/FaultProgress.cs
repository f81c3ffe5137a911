using Strata.CommandLine;

namespace Strata.Predicting;

/// <summary>Progress that counts files that were left out too, so that it ends at the whole.</summary>
sealed class FaultProgress(IProgressReport progress, FaultLog faults) : IProgressReport
{
    long _counted;

    public void Advance(long amount, string note = "")
    {
        long count = faults.Count;
        progress.Advance(amount + count - _counted, count == 0 ? note : $"{count:N0} faults");
        _counted = count;
    }
}
