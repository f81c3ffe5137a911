namespace Strata.Analysis.Probes;

/// <summary>How layers are probed.</summary>
public sealed record ProbeOptions
{
    /// <summary>How the linear probe learns.</summary>
    public LinearProbeOptions Linear { get; init; } = new();

    /// <summary>Neighbours of the other probe, 1 to the number of images that are learned from.</summary>
    public int Neighbors { get; init; } = 5;

    /// <summary>How they vote.</summary>
    public Vote Vote { get; init; } = Vote.Distance;
}
