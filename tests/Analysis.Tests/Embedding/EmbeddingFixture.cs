using System.Text.Json;
using Strata.Analysis.Embedding;
using Strata.Analysis.Numerics;

namespace Strata.Tests.Embedding;

/// <summary>Points, and what other libraries make of them (tests/fixtures/embedding/make.py).</summary>
static class EmbeddingFixture
{
    public static JsonElement Made { get; } = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "embedding", "embedding.json"))).RootElement;

    public static Matrix Points { get; } = new(
        [.. Numbers(Made, "units").Select(unit => (float)(unit / 256))], Made.GetProperty("rows").GetInt32(), Made.GetProperty("columns").GetInt32());

    public static double[] Plane { get; } = [.. Numbers(Made, "plane").Select(unit => unit / 256)];

    public static double[] Numbers(JsonElement element, string name) => element.GetProperty(name).Deserialize<double[]>()!;

    /// <summary>Holds a graph against a list of edges.</summary>
    public static void RequireSame(JsonElement edges, SparseGraph graph, double tolerance)
    {
        double[] from = Numbers(edges, "from"), to = Numbers(edges, "to"), weights = Numbers(edges, "weights");
        Assert.Equal(from.Length, graph.Weights.Length);
        for (int i = 0, at = 0; i < graph.Count; i++)
            for (int place = graph.Starts[i]; place < graph.Starts[i + 1]; place++, at++)
            {
                Assert.Equal((from[at], to[at]), (i, graph.Neighbors[place]));
                Assert.Equal(weights[at], graph.Weights[place], tolerance);
            }
    }
}
