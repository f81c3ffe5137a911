using Strata.Sessions;

namespace Strata.Pipelines;

/// <summary>Where the outputs of a pipeline go.</summary>
public interface IBatchSink
{
    /// <summary>Takes one batch. Called in order, by one thread; the slot is used again once this returns.</summary>
    void Write(BatchSlot slot);
}
