using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Strata.Tests;

/// <summary>The data set of fixtures/machine-learning (90 rows, 5 features, 3 classes) and what scikit-learn learned from it.</summary>
static class SmallData
{
    static readonly JsonElement s_json = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "machine-learning", "scikit-learn.json"))).RootElement;

    public static float[][] Features { get; } = Read<float[][]>("features");

    public static int[] Labels { get; } = Read<int[]>("labels");

    public static Row[] Rows { get; } =
        [.. Features.Zip(Labels, (features, label) => new Row { Features = features, Label = label, IsSecond = label == 1 })];

    public static T Read<T>(params string[] path) =>
        path.Aggregate(s_json, (element, name) => element.GetProperty(name)).Deserialize<T>()!;

    /// <summary>A view of the rows with the classes as keys, in order of their numbers.</summary>
    public static IDataView View(MLContext context) => context.Transforms.Conversion
        .MapValueToKey("Label", keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
        .Fit(context.Data.LoadFromEnumerable(Rows)).Transform(context.Data.LoadFromEnumerable(Rows));

    public sealed class Row
    {
        public int Label { get; set; }

        public bool IsSecond { get; set; }

        [VectorType(5)]
        public float[] Features { get; set; } = [];
    }
}
