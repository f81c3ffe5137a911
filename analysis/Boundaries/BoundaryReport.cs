using System.Text.Json.Serialization;

namespace Strata.Analysis.Boundaries;

/// <summary>What one model makes of the plane.</summary>
/// <param name="Name">The model.</param>
/// <param name="Accuracy">The share of the points of the data that it gets right.</param>
/// <param name="AccuracyLow">The lower end of its 95 % interval.</param>
/// <param name="AccuracyHigh">The upper end.</param>
/// <param name="Areas">[C]: the share of the plane that it gives to each class.</param>
/// <param name="Unsure">The share of the plane where no class has a probability of 0.9.</param>
/// <param name="Borders">Neighbouring points of different classes: how long its boundaries are, in steps of the grid.</param>
/// <param name="Classes">[256·256]: the class at every point, as <see cref="Data.Plane"/> orders them.</param>
/// <param name="Strengths">[256·256]: its probability from chance (0) to certainty (1).</param>
/// <param name="Missed">[N]: points of the data that it misses.</param>
sealed record ModelBoundary(
    string Name, double Accuracy, double AccuracyLow, double AccuracyHigh, double[] Areas, double Unsure, int Borders,
    [property: JsonIgnore] int[] Classes, [property: JsonIgnore] float[] Strengths, [property: JsonIgnore] bool[] Missed);

/// <summary>Everything that `boundary` found.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Split">Its split.</param>
/// <param name="Points">Its points.</param>
/// <param name="Classes">Its classes' names, in label order.</param>
/// <param name="Models">In the order they were named.</param>
sealed record BoundaryReport(string DataSet, string Split, int Points, IReadOnlyList<string> Classes, IReadOnlyList<ModelBoundary> Models);
