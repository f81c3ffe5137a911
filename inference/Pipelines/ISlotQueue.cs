using Strata.Sessions;

namespace Strata.Pipelines;

/// <summary>Slots on their way from one stage to the next.</summary>
interface ISlotQueue
{
    /// <summary>Hands a slot on; does nothing once the queue is abandoned.</summary>
    void Put(BatchSlot slot);

    /// <summary>Waits for the next slot; null once the queue is closed and empty.</summary>
    BatchSlot? Take();

    /// <summary>Says that no more will come.</summary>
    void Close();

    /// <summary>Closes, and forgets what waits.</summary>
    void Abandon();
}
