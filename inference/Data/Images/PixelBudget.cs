namespace Strata.Data.Images;

/// <summary>
/// How many pixels may be decoded at one time by all threads together. Small images never wait; of large ones, which could take
/// gigabytes at once, the next waits until there is room, and one larger than the whole budget goes alone.
/// </summary>
/// <param name="most">Pixels.</param>
sealed class PixelBudget(long most)
{
    readonly Lock _lock = new();
    long _taken;

    /// <summary>Waits until there is room, and takes it.</summary>
    public void Take(long pixels)
    {
        SpinWait wait = new();
        while (!TryTake(pixels))
            wait.SpinOnce();
    }

    /// <summary>Gives back what was taken.</summary>
    public void Return(long pixels)
    {
        lock (_lock)
            _taken -= pixels;
    }

    bool TryTake(long pixels)
    {
        lock (_lock)
        {
            if (_taken > 0 && _taken + pixels > most)
                return false;
            _taken += pixels;
            return true;
        }
    }
}
