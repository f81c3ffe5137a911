using Strata.Sessions;

namespace Strata.Pipelines;

/// <summary>Slots that come in any order and leave in that of their turns. Like <see cref="SlotQueue"/> it allocates nothing.</summary>
sealed class TurnQueue(int slots) : ISlotQueue
{
    // No more turns are under way than there are slots, so that each has a place of its own.
    readonly BatchSlot?[] _places = new BatchSlot?[slots];
    long _next;
    bool _isClosed;

    /// <inheritdoc/>
    public void Put(BatchSlot slot)
    {
        lock (_places)
        {
            if (_isClosed)
                return;
            _places[slot.Turn % _places.Length] = slot;
            if (slot.Turn == _next)
                Monitor.Pulse(_places);
        }
    }

    /// <inheritdoc/>
    public BatchSlot? Take()
    {
        lock (_places)
        {
            while (_places[_next % _places.Length] is null && !_isClosed)
                Monitor.Wait(_places);
            ref BatchSlot? place = ref _places[_next % _places.Length];
            (BatchSlot? slot, place) = (place, null);
            _next++;
            return slot;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        lock (_places)
        {
            _isClosed = true;
            Monitor.PulseAll(_places);
        }
    }

    /// <inheritdoc/>
    public void Abandon()
    {
        lock (_places)
        {
            Array.Clear(_places);
            Close();
        }
    }
}
