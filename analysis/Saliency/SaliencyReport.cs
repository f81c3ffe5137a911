using System.Text.Json.Serialization;

namespace Strata.Analysis.Saliency;

/// <summary>Why an image was chosen.</summary>
enum SaliencyKind
{
    /// <summary>Right, and of its class the one of which the model is most certain.</summary>
    Certain,

    /// <summary>Wrong, the most certain first.</summary>
    Wrong,

    /// <summary>The two most probable classes are closest.</summary>
    Unsure,
}

/// <summary>What speaks for a class in one image.</summary>
/// <param name="Image">Its place in the split.</param>
/// <param name="Kind">Why it was chosen.</param>
/// <param name="Label">Its class.</param>
/// <param name="Predicted">What the model takes it for.</param>
/// <param name="Explained">The class that is explained.</param>
/// <param name="Probability">Of that class.</param>
/// <param name="LargestLoss">What the probability loses where hiding costs most; null without occlusion.</param>
/// <param name="Agreement">Pearson's correlation of both maps; null where there are not two, or one is the same everywhere.</param>
/// <param name="Occlusion">The map [H,W]; null without.</param>
/// <param name="GradCam">The map [h,w]; null without.</param>
sealed record SalientImage(
    int Image, SaliencyKind Kind, string Label, string Predicted, string Explained, double Probability, double? LargestLoss, double? Agreement,
    [property: JsonIgnore] HeatMap? Occlusion, [property: JsonIgnore] HeatMap? GradCam)
{
    /// <summary>Whether the model is right.</summary>
    public bool IsRight => Label == Predicted;
}

/// <summary>What `saliency` found of one model.</summary>
/// <param name="Model">The model.</param>
/// <param name="DataSet">The data set.</param>
/// <param name="Split">Its split.</param>
/// <param name="Layer">The map that is weighed; null where the model has none, or that was not asked for.</param>
/// <param name="LayerShape">Its axes [C,h,w].</param>
/// <param name="HasOtherPaths">Whether paths lead around it, so that the map does not tell all.</param>
/// <param name="Patch">What hides; null without occlusion.</param>
/// <param name="Seconds">What it took.</param>
/// <param name="Images">The images.</param>
/// <param name="Findings">The same in sentences.</param>
sealed record SaliencyReport(
    string Model, string DataSet, string Split, string? Layer, IReadOnlyList<long>? LayerShape, bool HasOtherPaths, OcclusionPatch? Patch, double Seconds,
    IReadOnlyList<SalientImage> Images, IReadOnlyList<string> Findings);
