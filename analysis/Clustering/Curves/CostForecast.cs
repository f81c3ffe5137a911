using System.Diagnostics;
using Strata.Analysis.Numerics;
using Strata.CommandLine;
using Strata.Storage;

namespace Strata.Analysis.Clustering.Curves;

/// <summary>What a quadratic method will take, said before the wait; refused where it does not fit, with what would.</summary>
static class CostForecast
{
    // Below so many rows there is no wait, and a trial would be half of the work.
    const int FewRows = 4000, TrialRows = 1000;
    const double ShareOfMemory = 0.8;

    /// <summary>Refuses a method that needs more memory than is free.</summary>
    /// <exception cref="InputException">It does; the message names alternatives that fit.</exception>
    public static void RequireFit(MethodChoice choice, int rows, long freeBytes)
    {
        if (choice.Method.Cost(rows) is not { } cost || cost.Bytes <= freeBytes * ShareOfMemory)
            return;
        int fitting = LargestThatFits(choice.Method, rows, (long)(freeBytes * ShareOfMemory));
        throw new InputException(
            $"{choice.Name} of {rows:N0} images needs {ByteSize.Spell(cost.Bytes)} beside the features, "
            + $"but {ByteSize.Spell(freeBytes)} are free: take --method {MethodChoice.WithSample(choice.Name, fitting)} "
            + $"(a sample, the others to the nearest mean), --method minibatch, or --images {fitting}");
    }

    /// <summary>Says what a quadratic method will take, by a trial on a thousand rows.</summary>
    public static void Say(MethodChoice choice, string layer, Matrix x, ClusterWork work, Shell shell)
    {
        if (x.Rows < FewRows || choice.Method.Cost(x.Rows) is not { } cost)
            return;
        Matrix trial = x.Take([.. Enumerable.Range(0, TrialRows).Select(i => (int)((long)i * x.Rows / TrialRows))]);
        choice.Method.Fit(trial, work);
        long start = Stopwatch.GetTimestamp();
        choice.Method.Fit(trial, work);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds * Math.Pow((double)x.Rows / TrialRows, 2);
        shell.Say(
            $"{choice.Name} on {layer}: about {seconds:0} s and {ByteSize.Spell(cost.Bytes)} for {x.Rows:N0} images "
            + $"(a trial on {TrialRows:N0}, times the square)");
    }

    /// <summary>Memory that is free, in bytes.</summary>
    public static long FreeBytes()
    {
        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        // What others hold is known since the last collection, of which there may have been none.
        return Math.Max(0, memory.TotalAvailableMemoryBytes - Math.Max(memory.MemoryLoadBytes, Environment.WorkingSet));
    }

    // In whole thousands, at least one.
    static int LargestThatFits(IClusterMethod method, int rows, long bytes)
    {
        int thousands = rows / 1000;
        while (thousands > 1 && method.Cost(thousands * 1000)!.Bytes > bytes)
            thousands = thousands * 9 / 10;
        return Math.Max(1, thousands) * 1000;
    }
}
