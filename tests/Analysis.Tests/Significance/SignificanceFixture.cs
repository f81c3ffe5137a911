using System.Text.Json;

namespace Strata.Tests.Significance;

/// <summary>What scipy and scikit-learn say (tests/fixtures/significance/make.py).</summary>
static class SignificanceFixture
{
    public static JsonElement Made { get; } = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "significance", "significance.json"))).RootElement;

    public static int Whole(this JsonElement element, string key) => element.GetProperty(key).GetInt32();

    public static double Number(this JsonElement element, string key) => element.GetProperty(key).GetDouble();
}
