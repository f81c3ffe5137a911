namespace Strata.Features;

/// <summary>What an extraction did.</summary>
/// <param name="Folder">Where the features are.</param>
/// <param name="Written">The layers that were computed now.</param>
/// <param name="Present">The layers asked for that were there already.</param>
/// <param name="Images">Images that went through the model now.</param>
/// <param name="ResumedAt">Images whose features an earlier process had left.</param>
/// <param name="Seconds">From the first image to the last file.</param>
public sealed record FeatureReport(
    FeatureFolder Folder, IReadOnlyList<FeatureLayer> Written, IReadOnlyList<FeatureLayer> Present, long Images, long ResumedAt, double Seconds)
{
    /// <summary>Images a second.</summary>
    public double ImagesPerSecond => Images / Math.Max(Seconds, 1e-9);
}
