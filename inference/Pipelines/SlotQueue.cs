using Strata.Sessions;

namespace Strata.Pipelines;

/// <summary>
/// Slots that leave in the order in which they came. It never holds more than there are slots, and unlike the collections of the
/// framework it allocates nothing while threads wait.
/// </summary>
sealed class SlotQueue(int slots) : ISlotQueue
{
    readonly Queue<BatchSlot> _slots = new(slots);
    bool _isClosed;

    /// <inheritdoc/>
    public void Put(BatchSlot slot)
    {
        lock (_slots)
        {
            if (_isClosed)
                return;
            _slots.Enqueue(slot);
            Monitor.Pulse(_slots);
        }
    }

    /// <inheritdoc/>
    public BatchSlot? Take()
    {
        lock (_slots)
        {
            while (_slots.Count == 0 && !_isClosed)
                Monitor.Wait(_slots);
            return _slots.TryDequeue(out BatchSlot? slot) ? slot : null;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        lock (_slots)
        {
            _isClosed = true;
            Monitor.PulseAll(_slots);
        }
    }

    /// <inheritdoc/>
    public void Abandon()
    {
        lock (_slots)
        {
            _slots.Clear();
            Close();
        }
    }
}
