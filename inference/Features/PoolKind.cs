namespace Strata.Features;

/// <summary>How a feature map [C,H,W] becomes a vector.</summary>
public enum PoolKind
{
    /// <summary>The mean of each channel: C values.</summary>
    Mean,

    /// <summary>The largest value of each channel: C values.</summary>
    Max,

    /// <summary>All values, in the order C, H, W.</summary>
    Flatten,

    /// <summary>The means of a 2x2 grid over each channel: 4C values, cells as adaptive average pooling cuts them.</summary>
    Grid2,

    /// <summary>A random projection of all values to a given width, which keeps distances.</summary>
    Projection,
}
