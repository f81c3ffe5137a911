namespace Strata.Quantization.Calibration;

/// <summary>The values of a tensor that 8 bits shall cover; what lies outside becomes the nearest end.</summary>
/// <param name="Low">0 or less: zero, which padding and ReLU make, must be exact.</param>
/// <param name="High">0 or more.</param>
public readonly record struct ActivationRange(float Low, float High)
{
    /// <summary>The smallest range of both values and zero.</summary>
    public static ActivationRange Around(float low, float high) => new(Math.Min(low, 0), Math.Max(high, 0));
}
