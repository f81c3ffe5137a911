using Strata.Data;
using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Features;

/// <summary>Chooses the number of images a batch, with memory in mind: unpooled maps are large.</summary>
static class FeatureBatch
{
    const long MostBytes = 64 << 20;   // of one slot's outputs
    const int Least = 64;   // below it, writing to a file a layer costs more than a smaller batch could gain

    /// <summary>The fastest batch of a short measurement whose outputs fit.</summary>
    public static int Choose(ModelSession session, ImageShape shape, IReadOnlyList<Tap> taps)
    {
        int most = (int)Math.Clamp(MostBytes / taps.Sum(tap => tap.Width * sizeof(float)), 1, int.MaxValue);
        return session.Input.Batch is { } given ? given
            : most <= Least ? most
            : Math.Min(most, Math.Max(Least, BatchSize.Choose(session, shape, [.. taps.Select(tap => tap.Output)])));
    }
}
