using System.Text.Json;

namespace Strata.Tests.NN;

/// <summary>What Python's torch.nn makes of one layer: tests/fixtures/torch/layers.json.</summary>
sealed record LayerFixture(
    string Name, long[] Input, long[] Shape, float[] Eval, float[]? Train, Dictionary<string, float[]>? Buffers)
{
    static readonly JsonSerializerOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    internal static readonly Dictionary<string, LayerFixture> All =
        Fixture.Read<LayerFixture[]>("layers.json", AnyCase).ToDictionary(fixture => fixture.Name);
}

/// <summary>The files under tests/fixtures/torch, which say beside them how they were made.</summary>
static class Fixture
{
    internal static T Read<T>(string file, JsonSerializerOptions? options = null) => JsonSerializer.Deserialize<T>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "torch", file)), options)!;
}
