using System.Text.Json;
using Strata.Analysis.Classical;
using Strata.Analysis.Numerics;

namespace Strata.Tests.Classical;

/// <summary>The data set of fixtures/machine-learning: 90 rows, 5 features, 3 classes.</summary>
static class SmallRows
{
    public static JsonElement Expected { get; } = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "machine-learning", "scikit-learn.json"))).RootElement;

    public static Matrix Features { get; } = new(
        [.. Expected.GetProperty("features").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(value => value.GetSingle())], 90, 5);

    public static int[] Labels { get; } = Expected.GetProperty("labels").Deserialize<int[]>()!;

    public static LabelledRows Rows { get; } = new(Features, Labels, 3);
}
