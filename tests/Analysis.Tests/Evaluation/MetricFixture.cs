using System.Text.Json;
using System.Text.Json.Nodes;
using Strata.Analysis.Evaluation;

namespace Strata.Tests.Evaluation;

/// <summary>Predictions kept as a file and what scikit-learn measured on them (tests/fixtures/metrics/make.py).</summary>
sealed record MetricFixture(
    Predictions Predictions, IReadOnlyDictionary<string, double> Figures, JsonNode PerClass, int[][] Confusion)
{
    const float Units = 65536;

    public static MetricFixture Load(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "fixtures", "metrics", name);
        int[][] rows = [.. File.ReadLines($"{path}.csv").Skip(1).Select(line => line.Split(',').Select(int.Parse).ToArray())];
        JsonNode expected = JsonNode.Parse(File.ReadAllText($"{path}.json"))!;
        return new MetricFixture(
            new Predictions(
                [.. rows.Select(row => row[0])],
                [.. rows.SelectMany(row => row.Skip(1)).Select(units => units / Units)],
                [.. Enumerable.Range(0, rows[0].Length - 1).Select(label => $"class {label}")]),
            expected["figures"].Deserialize<Dictionary<string, double>>()!,
            expected["perClass"]!,
            expected["confusion"].Deserialize<int[][]>()!);
    }
}
