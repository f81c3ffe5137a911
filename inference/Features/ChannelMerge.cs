namespace Strata.Features;

/// <summary>What becomes of the channels of a feature map before it is pooled.</summary>
public enum ChannelMerge
{
    /// <summary>They stay apart.</summary>
    Keep,

    /// <summary>Their mean at each place.</summary>
    Mean,

    /// <summary>The largest at each place.</summary>
    Max,
}
