using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Fuzzing;

/// <summary>Counts what is allocated, on any thread, from the hundredth batch to the last: by then all buffers are made.</summary>
/// <param name="images">How many images come.</param>
sealed class SteadyState(long images) : IBatchSink
{
    const int Warm = 100;

    int _batches;
    long _before;

    /// <summary>Batches that were counted.</summary>
    public long Batches => _batches - Warm;

    /// <summary>Managed bytes that they allocated.</summary>
    public long Bytes { get; private set; }

    public void Write(BatchSlot slot)
    {
        if (++_batches == Warm)
            _before = GC.GetTotalAllocatedBytes(precise: true);
        if (slot.First + slot.Count == images)
            Bytes = GC.GetTotalAllocatedBytes(precise: true) - _before;
    }
}
