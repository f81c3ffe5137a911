using System.Diagnostics;
using Strata.Data;
using Strata.Sessions;

namespace Strata.Pipelines;

/// <summary>Chooses the number of images a batch by a short measurement.</summary>
public static class BatchSize
{
    /// <summary>A larger batch must be faster by this share, because it takes more memory and makes the first result later.</summary>
    const double WorthIt = 1.03;

    const long MostBytes = 256 << 20;
    static readonly int[] Candidates = [16, 32, 64, 128, 256, 512];
    static readonly TimeSpan TimeACandidate = TimeSpan.FromMilliseconds(60);

    /// <summary>
    /// The batch that runs black images fastest, of 16 to 512. Kernels take the same time whatever the pixels are; batches of more than
    /// 256 MB of pixels are left out.
    /// </summary>
    /// <param name="session">The model; one whose file fixes the batch decides itself.</param>
    /// <param name="shape">The shape of one image.</param>
    /// <param name="outputs">The outputs that will be fetched.</param>
    /// <exception cref="InputException">The model takes other images, or cannot even run the smallest batch.</exception>
    public static int Choose(ModelSession session, ImageShape shape, IReadOnlyList<string> outputs)
    {
        if (session.Input.Batch is { } given)
            return given;
        (int best, double rate) = (0, 0);
        foreach (int candidate in Candidates)
        {
            if (best > 0 && (long)candidate * shape.Size > MostBytes)
                break;
            using BatchSlot slot = new(session, shape, outputs, candidate);
            double measured = Rate(slot);
            if (measured < rate * WorthIt)
                continue;
            (best, rate) = (candidate, measured);
        }
        return best;
    }

    // The fastest of several runs: what disturbs a run can only make it slower.
    static double Rate(BatchSlot slot)
    {
        slot.Count = slot.Capacity;
        slot.Prepare();
        TimeSpan fastest = TimeSpan.MaxValue;
        long start = Stopwatch.GetTimestamp();
        do
        {
            long one = Stopwatch.GetTimestamp();
            slot.Run();
            fastest = TimeSpan.FromTicks(Math.Min(fastest.Ticks, Stopwatch.GetElapsedTime(one).Ticks));
        }
        while (Stopwatch.GetElapsedTime(start) < TimeACandidate);
        return slot.Capacity / Math.Max(fastest.TotalSeconds, 1e-9);
    }
}
