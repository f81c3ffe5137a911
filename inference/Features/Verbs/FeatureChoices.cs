using System.CommandLine;
using Strata.Data;
using Strata.Registry;
using Strata.Sessions;

namespace Strata.Features.Verbs;

/// <summary>The options that say which features to take, and how.</summary>
sealed class FeatureChoices
{
    static readonly string[] s_pools = Names<PoolKind>(), s_merges = Names<ChannelMerge>(), s_types = Names<OutputType>();

    readonly Option<string[]> _layers = new("--layers")
    {
        Description = "Names of tensors, or patterns with * and ?, separated by commas or given several times. Default: all layers. A pattern "
            + "chooses among the layers, and among all tensors only where it fits no layer; `layers` lists them.",
        HelpName = "NAMES",
    };
    readonly Option<string[]> _pools = new("--pool")
    {
        Description = $"How feature maps become vectors: {string.Join(", ", s_pools)}; several separated by commas. Vectors are left as they are.",
        HelpName = "POOL",
        DefaultValueFactory = _ => [s_pools[0]],
    };
    readonly Option<string> _channels = new("--channels")
    {
        Description = $"What becomes of a map's channels before it is pooled: {string.Join(", ", s_merges)}.",
        HelpName = "MERGE",
        DefaultValueFactory = _ => s_merges[0],
    };
    readonly Option<int> _width = new("--width")
    {
        Description = $"Values of a projection, 1 to {Pooling.WidestProjection:N0}.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => new Pooling().Width,
    };
    readonly Option<string> _type = new("--dtype")
    {
        Description = $"The type of the files' values: {string.Join(", ", s_types)}.",
        HelpName = "TYPE",
        DefaultValueFactory = _ => s_types[0],
    };

    /// <summary>Adds all of them to a verb; the seed of projections is <see cref="DataOptions.Seed"/>.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _layers, _pools, _channels, _width, _type })
            command.Add(option);
    }

    /// <summary>What a command line asks for.</summary>
    /// <exception cref="InputException">A word is unknown; the message offers the nearest.</exception>
    public FeatureOptions Of(ParseResult options) => new()
    {
        Layers = Words(options.GetValue(_layers)),
        Poolings =
        [
            .. Words(options.GetValue(_pools)).Select(word => new Pooling
            {
                Kind = Parse<PoolKind>("pooling", word, s_pools),
                Channels = Parse<ChannelMerge>("way to merge channels", options.GetValue(_channels)!, s_merges),
                Width = options.GetValue(_width),
                Seed = options.GetValue(DataOptions.Seed),
            })
        ],
        Type = Parse<OutputType>("type", options.GetValue(_type)!, s_types),
        Settings = ModelOptions.Settings(options),
        Batch = options.GetValue(ModelOptions.Batch),
    };

    static string[] Words(string[]? given) =>
        [.. (given ?? []).SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    static string[] Names<T>() where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];

    static T Parse<T>(string kind, string word, string[] known) where T : struct, Enum =>
        Array.IndexOf(known, word) is var place and >= 0 ? Enum.GetValues<T>()[place] : throw Nearest.Unknown(kind, word, known);
}
