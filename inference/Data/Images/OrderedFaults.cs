using System.Collections.Concurrent;

namespace Strata.Data.Images;

/// <summary>Work on many files at once, of whose faults the first file's is told, whichever thread came upon which.</summary>
static class OrderedFaults
{
    /// <summary>Does the work for each index on all cores.</summary>
    /// <exception cref="InputException">That of the lowest index whose work threw one; all others are done.</exception>
    public static void ForEach(int start, int end, CancellationToken cancel, Action<int> work)
    {
        ConcurrentDictionary<int, InputException> faults = [];
        Parallel.For(start, end, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            try
            {
                work(i);
            }
            catch (InputException fault)
            {
                faults[i] = fault;
            }
        });
        if (!faults.IsEmpty)
            throw faults.MinBy(pair => pair.Key).Value;
    }
}
