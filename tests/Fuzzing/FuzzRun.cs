using System.Diagnostics;

namespace Strata.Fuzzing;

/// <summary>Gives a reader damaged files one after another. A file that takes too long ends the process, as a crash does.</summary>
/// <param name="target">The reader.</param>
/// <param name="seed">Of the damage.</param>
/// <param name="at">A file that always holds the number of the damaged file under way, for whoever finds this process dead.</param>
sealed class FuzzRun(FuzzTarget target, ulong seed, string at)
{
    const int MostFaults = 5;
    static readonly TimeSpan s_tooLong = TimeSpan.FromSeconds(30);

    long _started = Stopwatch.GetTimestamp();

    /// <summary>Reads the sound files, then damaged ones.</summary>
    /// <param name="first">The number of the first.</param>
    /// <param name="count">How many.</param>
    public FuzzReport Go(ulong first, long count)
    {
        foreach (byte[] sample in target.Samples)
            Read(sample);
        using Timer watch = new(_ => EndIfStuck(), null, s_tooLong, TimeSpan.FromSeconds(1));
        using FileStream place = new(at, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        Mutator mutator = new(target.Samples, seed);
        List<string> faults = [];
        (long accepted, long refused, double slowest) = (0, 0, 0);
        long before = Environment.WorkingSet;
        long start = Stopwatch.GetTimestamp();
        for (ulong number = first; number < first + (ulong)count && faults.Count < MostFaults; number++)
        {
            place.Position = 0;
            place.Write(BitConverter.GetBytes(number));
            byte[] file = mutator.Make(number);
            Volatile.Write(ref _started, Stopwatch.GetTimestamp());
            try
            {
                if (Read(file))
                    accepted++;
                else
                    refused++;
            }
            catch (Exception fault)
            {
                faults.Add($"{number}: {fault}");
            }
            slowest = Math.Max(slowest, Stopwatch.GetElapsedTime(_started).TotalSeconds);
        }
        return new FuzzReport(
            target.Name, accepted + refused + faults.Count, accepted, refused, faults, Stopwatch.GetElapsedTime(start).TotalSeconds, slowest,
            Process.GetCurrentProcess().PeakWorkingSet64 - before);
    }

    bool Read(byte[] file)
    {
        try
        {
            target.Read(file);
            return true;
        }
        catch (InputException refused) when (!refused.Message.Contains('\n') && refused.Message.Length > 0)
        {
            return false;
        }
    }

    void EndIfStuck()
    {
        if (Stopwatch.GetElapsedTime(Volatile.Read(ref _started)) > s_tooLong)
            Environment.FailFast($"{target.Name}: a file takes longer than {s_tooLong.TotalSeconds:0} s; its number is in {at}");
    }
}
