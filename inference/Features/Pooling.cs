using System.Globalization;
using System.Text.RegularExpressions;

namespace Strata.Features;

/// <summary>How feature maps become vectors. Tensors that are vectors already are left as they are.</summary>
public sealed partial record Pooling
{
    /// <summary>The most values that a projection may have.</summary>
    public const int WidestProjection = 65_536;

    /// <summary>The mean of each channel.</summary>
    public static Pooling Mean { get; } = new();

    /// <summary>The kind.</summary>
    public PoolKind Kind { get; init; } = PoolKind.Mean;

    /// <summary>What becomes of the channels first.</summary>
    public ChannelMerge Channels { get; init; } = ChannelMerge.Keep;

    /// <summary>Values of a projection, 1 to <see cref="WidestProjection"/>.</summary>
    public int Width { get; init; } = 128;

    /// <summary>The seed of a projection: same seed, same matrix on every machine.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>As in file names: "mean", "channels-max.grid2", "projection128-seed1". Poolings that differ are never called alike.</summary>
    public override string ToString()
    {
        string kind = Kind == PoolKind.Projection ? $"projection{Width}-seed{Seed}" : Kind.ToString().ToLowerInvariant();
        return Channels == ChannelMerge.Keep ? kind : $"channels-{Channels.ToString().ToLowerInvariant()}.{kind}";
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="InputException">It is no such spelling, or its width is out of range.</exception>
    public static Pooling Parse(string text)
    {
        InputException Unknown() => new($"'{text}' is no pooling: as in mean, channels-max.grid2 or projection128-seed1");
        int Whole(Group digits) => int.TryParse(digits.Value, CultureInfo.InvariantCulture, out int number) ? number : throw Unknown();
        if (Spelling().Match(text) is not { Success: true } spelled)
            throw Unknown();
        Pooling pooling = new()
        {
            Channels = spelled.Groups["channels"].Success ? Enum.Parse<ChannelMerge>(spelled.Groups["channels"].Value, ignoreCase: true) : ChannelMerge.Keep,
            Kind = Enum.Parse<PoolKind>(spelled.Groups["kind"].Value, ignoreCase: true),
        };
        if (spelled.Groups["width"].Success)
            pooling = pooling with { Width = Whole(spelled.Groups["width"]), Seed = Whole(spelled.Groups["seed"]) };
        pooling.Require();
        return pooling;
    }

    [GeneratedRegex(@"^(channels-(?<channels>mean|max)\.)?((?<kind>mean|max|flatten|grid2)|(?<kind>projection)(?<width>\d+)-seed(?<seed>-?\d+))\z")]
    private static partial Regex Spelling();

    /// <summary>Refuses what cannot be computed.</summary>
    /// <exception cref="InputException">The width is out of range.</exception>
    public void Require()
    {
        if (Kind == PoolKind.Projection && Width is < 1 or > WidestProjection)
            throw new InputException($"a projection has 1 to {WidestProjection:N0} values, not {Width:N0}: give another --width");
    }
}
