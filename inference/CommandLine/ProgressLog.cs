namespace Strata.CommandLine;

/// <summary>Progress for a log: one plain line at every tenth of the work, but not more often than every two seconds.</summary>
public sealed class ProgressLog(Action<string> say, string title, long total, string unit, TimeProvider clock) : IProgressReport
{
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    readonly long _start = clock.GetTimestamp();
    long _lastLine = clock.GetTimestamp();
    long _done;
    long _tenthsSaid;

    /// <inheritdoc/>
    public void Advance(long amount, string note = "")
    {
        _done += amount;
        long tenths = total > 0 ? _done * 10 / total : 0;
        bool finished = _done >= total;
        if (tenths <= _tenthsSaid || (!finished && clock.GetElapsedTime(_lastLine) < Quiet))
            return;
        (_tenthsSaid, _lastLine) = (tenths, clock.GetTimestamp());
        TimeSpan elapsed = clock.GetElapsedTime(_start);
        double rate = _done / Math.Max(elapsed.TotalSeconds, 1e-9);
        string left = finished ? $"took {Spell(elapsed)}" : $"{Spell(TimeSpan.FromSeconds((total - _done) / rate))} left";
        say($"{title}: {_done:N0}/{total:N0} {unit}, {rate:N0} {unit}/s, {left}{(note == "" ? "" : ", " + note)}");
    }

    static string Spell(TimeSpan time) => time.TotalMinutes < 1 ? $"{time.TotalSeconds:0.0} s"
        : time.TotalHours < 1 ? $"{time.Minutes} min {time.Seconds:00} s" : $"{(int)time.TotalHours} h {time.Minutes:00} min";
}
