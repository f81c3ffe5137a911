using System.Text.Json;

namespace Strata.Profiles;

/// <summary>Reads the JSON in which ONNX Runtime writes down what each node took.</summary>
public static class SessionProfile
{
    const string Suffix = "_kernel_time";

    /// <summary>The nodes of a profile, in the order of their first run.</summary>
    /// <param name="path">A file as <see cref="Sessions.ModelSession.EndProfiling"/> names it.</param>
    /// <exception cref="FailureException">It holds no profile.</exception>
    public static IReadOnlyList<NodeTime> Read(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            using JsonDocument events = JsonDocument.Parse(stream);
            return [.. Nodes(events.RootElement).GroupBy(run => run.Node).Select(Sum)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FailureException($"{path} is no profile of ONNX Runtime: {error.Message}", error);
        }
    }

    static IEnumerable<NodeRun> Nodes(JsonElement events) =>
        from entry in events.EnumerateArray()
        where entry.GetProperty("cat").GetString() == "Node"
        let name = entry.GetProperty("name").GetString()!
        where name.EndsWith(Suffix, StringComparison.Ordinal)
        let about = entry.GetProperty("args")
        select new NodeRun(
            new Node(
                about.GetProperty("node_index").GetString()!, name[..^Suffix.Length], about.GetProperty("op_name").GetString()!,
                about.GetProperty("provider").GetString()!),
            TimeSpan.FromMicroseconds(entry.GetProperty("dur").GetInt64()));

    static NodeTime Sum(IGrouping<Node, NodeRun> runs)
    {
        NodeRun[] warm = [.. runs.Skip(1)];
        NodeRun[] counted = warm.Length > 0 ? warm : [.. runs];
        TimeSpan time = TimeSpan.FromTicks(counted.Sum(run => run.Time.Ticks));
        return new NodeTime(runs.Key.Name, runs.Key.Op, runs.Key.Provider, time, counted.Length);
    }

    readonly record struct Node(string Index, string Name, string Op, string Provider);

    readonly record struct NodeRun(Node Node, TimeSpan Time);
}
