using Strata.Devices;

namespace Strata.Checks;

/// <summary>What a comparison of engines found.</summary>
/// <param name="Model">The model.</param>
/// <param name="DataSet">The images' data set,</param>
/// <param name="Split">and which part of it.</param>
/// <param name="Images">How many images were compared.</param>
/// <param name="Device">The device held against the CPU.</param>
/// <param name="Placement">Which nodes ran where; null on the CPU.</param>
/// <param name="Agreeing">Images that both put into the same class.</param>
/// <param name="Differing">The others, by their place among the images.</param>
/// <param name="LargestDifference">The largest difference between two probabilities.</param>
/// <param name="Layers">The layers, in order.</param>
public sealed record EngineReport(
    string Model, string DataSet, string Split, int Images, Device Device, Placement? Placement, int Agreeing,
    IReadOnlyList<int> Differing, double LargestDifference, IReadOnlyList<LayerDifference> Layers)
{
    /// <summary>Whether every image got the same class.</summary>
    public bool Agrees => Agreeing == Images;
}
