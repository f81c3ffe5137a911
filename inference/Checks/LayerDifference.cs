namespace Strata.Checks;

/// <summary>How far one layer on a device is from the same layer on the CPU.</summary>
/// <param name="Layer">The tensor.</param>
/// <param name="Op">The operator that makes it.</param>
/// <param name="Largest">The largest absolute difference over all images.</param>
/// <param name="Mean">The mean absolute difference.</param>
/// <param name="Scale">The largest absolute value on the CPU.</param>
public sealed record LayerDifference(string Layer, string Op, double Largest, double Mean, double Scale)
{
    /// <summary>The largest difference as a share of the layer's largest value.</summary>
    public double Relative => Scale > 0 ? Largest / Scale : Largest;
}
