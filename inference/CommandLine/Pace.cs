namespace Strata.CommandLine;

/// <summary>
/// How fast work goes and how long it will take, by a clock that only runs forward: a wall clock that is set back or jumps would make
/// rates and times left negative or endless.
/// </summary>
/// <param name="total">How much there is to do.</param>
/// <param name="clock">Only its timestamps are read, never its time of day.</param>
public sealed class Pace(long total, TimeProvider clock)
{
    // More would not fit into what is shown, nor mean anything.
    static readonly TimeSpan s_longest = TimeSpan.FromDays(1000);

    readonly long _start = clock.GetTimestamp();
    long _done;

    /// <summary>How much is done.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Since the start; never negative.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    /// <summary>Done in a second; 0 before anything is.</summary>
    public double Rate => Done / Math.Max(Elapsed.TotalSeconds, 1e-9);

    /// <summary>Until all is done, at the rate so far; null before anything is done.</summary>
    public TimeSpan? Left => Done <= 0 ? null : TimeSpan.FromSeconds(Math.Min(Math.Max(total - Done, 0) / Rate, s_longest.TotalSeconds));

    /// <summary>Notes that more is done.</summary>
    public void Advance(long amount) => Interlocked.Add(ref _done, amount);

    /// <summary>The rate by the second, minute or hour, whichever shows at least one, as in "236 images/s", "2.5 epochs/min".</summary>
    public string RateIn(string unit)
    {
        (double rate, string per) = Rate >= 1 ? (Rate, "s") : Rate >= 1.0 / 60 ? (60 * Rate, "min") : (3600 * Rate, "h");
        return $"{rate.ToString(rate >= 10 ? "N0" : "0.0")} {unit}/{per}";
    }

    /// <summary>As in "12.3 s", "4 min 05 s", "2 h 10 min".</summary>
    public static string Spell(TimeSpan time) => time.TotalMinutes < 1 ? $"{time.TotalSeconds:0.0} s"
        : time.TotalHours < 1 ? $"{time.Minutes} min {time.Seconds:00} s" : $"{(int)time.TotalHours} h {time.Minutes:00} min";
}
