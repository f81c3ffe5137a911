using Strata.Sessions;

namespace Strata.Features;

/// <summary>Which features to extract, and how.</summary>
public sealed record FeatureOptions
{
    /// <summary>Names of tensors, or patterns with * and ?; none for all layers (see <see cref="LayerList"/>).</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>How maps are pooled, at least one; with several, each makes files of its own in the same pass.</summary>
    public IReadOnlyList<Pooling> Poolings { get; init; } = [Pooling.Mean];

    /// <summary>The type of the files' values.</summary>
    public OutputType Type { get; init; }

    /// <summary>How the model runs.</summary>
    public SessionSettings Settings { get; init; } = new();

    /// <summary>Images a batch, at least 1; null for the fastest of a short measurement.</summary>
    public int? Batch { get; init; }

    /// <summary>The folder of all features.</summary>
    public string Out { get; init; } = "features";

    /// <summary>Whether features of another model or other data give way.</summary>
    public bool Overwrite { get; init; }
}
