using Strata.Sessions;

namespace Strata.Pipelines;

/// <summary>
/// Slots on their way from one stage to the next. It never holds more than there are slots, and unlike the collections of the
/// framework it allocates nothing while threads wait.
/// </summary>
sealed class SlotQueue(int slots)
{
    readonly Queue<BatchSlot> _slots = new(slots);
    bool _isClosed;

    /// <summary>Hands a slot on; does nothing once the queue is closed.</summary>
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

    /// <summary>Waits for the next slot; null once the queue is closed and empty.</summary>
    public BatchSlot? Take()
    {
        lock (_slots)
        {
            while (_slots.Count == 0 && !_isClosed)
                Monitor.Wait(_slots);
            return _slots.TryDequeue(out BatchSlot? slot) ? slot : null;
        }
    }

    /// <summary>Says that no more will come.</summary>
    public void Close()
    {
        lock (_slots)
        {
            _isClosed = true;
            Monitor.PulseAll(_slots);
        }
    }

    /// <summary>Closes, and forgets what waits.</summary>
    public void Abandon()
    {
        lock (_slots)
        {
            _slots.Clear();
            Close();
        }
    }
}
