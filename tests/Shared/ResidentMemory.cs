using System.Diagnostics;

namespace Strata.Tests;

/// <summary>What work leaves behind in the memory of the whole process.</summary>
static class ResidentMemory
{
    const int Rounds = 3;

    /// <summary>
    /// Fails where each of three rounds of the same work leaves more than that many bytes: a leak grows every time, while heaps that
    /// settle, or code that is compiled anew, take theirs once.
    /// </summary>
    public static void RequireFlat(long bytes, Action work)
    {
        work();
        long least = long.MaxValue;
        for (int round = 0; round < Rounds && least > bytes; round++)
        {
            long before = Bytes();
            work();
            least = Math.Min(least, Bytes() - before);
        }
        Assert.InRange(least, long.MinValue, bytes);
    }

    static long Bytes()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        using Process process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
