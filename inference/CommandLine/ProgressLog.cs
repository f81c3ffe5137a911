namespace Strata.CommandLine;

/// <summary>Progress for a log: one plain line at every tenth of the work, not more often than every two seconds and at least every five minutes.</summary>
public sealed class ProgressLog(Action<string> say, string title, long total, string unit, TimeProvider clock) : IProgressReport
{
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2), LongestSilence = TimeSpan.FromMinutes(5);
    readonly Pace _pace = new(total, clock);
    long _lastLine = clock.GetTimestamp();
    long _tenthsSaid;

    /// <inheritdoc/>
    public void Advance(long amount, string note = "")
    {
        _pace.Advance(amount);
        long tenths = total > 0 ? _pace.Done * 10 / total : 0;
        bool finished = _pace.Done >= total;
        TimeSpan silent = clock.GetElapsedTime(_lastLine);
        bool due = tenths > _tenthsSaid ? finished || silent >= Quiet : silent >= LongestSilence;
        if (!due)
            return;
        (_tenthsSaid, _lastLine) = (tenths, clock.GetTimestamp());
        string left = finished || _pace.Left is not { } rest ? $"took {Pace.Spell(_pace.Elapsed)}" : $"{Pace.Spell(rest)} left";
        say($"{title}: {_pace.Done:N0}/{total:N0} {unit}, {_pace.RateIn(unit)}, {left}{(note == "" ? "" : ", " + note)}");
    }
}
