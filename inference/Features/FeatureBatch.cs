using Strata.Data;
using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Features;

/// <summary>Chooses the number of images a batch, with memory in mind: unpooled maps are large.</summary>
static class FeatureBatch
{
    const long MostBytes = 64 << 20;   // of one slot's outputs
    const int LeastWorthMeasuring = 16;

    /// <summary>The fastest batch of a short measurement whose outputs fit.</summary>
    public static int Choose(ModelSession session, ImageShape shape, IReadOnlyList<Tap> taps)
    {
        int most = (int)Math.Clamp(MostBytes / taps.Sum(tap => tap.Width * sizeof(float)), 1, int.MaxValue);
        return most < LeastWorthMeasuring ? most
            : Math.Min(most, BatchSize.Choose(session, shape, [.. taps.Select(tap => tap.Output)]));
    }
}
