using System.Text.Json;
using Strata.Analysis.Numerics;

namespace Strata.Tests.Layers;

/// <summary>Two layers, and what other programs make of them (tests/fixtures/layers/make.py).</summary>
static class LayerFixture
{
    public static JsonElement Made { get; } =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "layers", "layers.json"))).RootElement;

    public static int[] Labels { get; } = Made.GetProperty("labels").Deserialize<int[]>()!;

    public static int Train { get; } = Made.GetProperty("train").GetInt32();

    public static int Classes { get; } = Made.GetProperty("classes").GetInt32();

    public static Matrix Wide { get; } = Units("wide");

    public static Matrix Narrow { get; } = Units("narrow");

    public static double Number(params string[] path) => path.Aggregate(Made, (element, key) => element.GetProperty(key)).GetDouble();

    public static Matrix Rows(this Matrix x, int start, int count) => x.Take([.. Enumerable.Range(start, count)]);

    static Matrix Units(string name)
    {
        int[] units = Made.GetProperty(name).GetProperty("units").Deserialize<int[]>()!;
        int columns = Made.GetProperty(name).GetProperty("columns").GetInt32();
        return new Matrix(Array.ConvertAll(units, unit => unit / 256f), units.Length / columns, columns);
    }
}
