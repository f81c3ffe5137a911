using Strata.Registry;

namespace Strata.Data;

/// <summary>
/// A data set as a person types it: a name or a path and, behind its last colon, knobs: `mnist`, `mnist:invert=both`,
/// `spiral:arms=5,noise=0.1`, `data/mine:invert=only`.
/// </summary>
/// <param name="NameOrPath">What stands before the knobs.</param>
/// <param name="Knobs">The knobs of the source itself, in the order they were typed.</param>
/// <param name="Invert">The knob that every data set has.</param>
public sealed record DataSpec(string NameOrPath, IReadOnlyDictionary<string, string> Knobs, Inversion Invert)
{
    const string InvertKnob = "invert";
    static readonly string[] Inversions = ["none", "only", "both"];

    /// <summary>The source's own knobs, for it to read.</summary>
    public PartParameters Parameters => new($"the data set {NameOrPath}", Knobs);

    /// <summary>Reads the typed form. A path that exists is taken as it stands, whatever colons it holds.</summary>
    /// <exception cref="InputException">A knob has no value or is given twice, or an inversion is unknown.</exception>
    public static DataSpec Parse(string text)
    {
        int colon = text.LastIndexOf(':');
        bool hasKnobs = colon > 0 && IsKnobs(text.AsSpan(colon + 1)) && !Path.Exists(text);
        if (!hasKnobs)
            return new DataSpec(text, new Dictionary<string, string>(), Inversion.None);
        Dictionary<string, string> knobs = new(PartSpec.Parse(text[colon..]).Parameters);
        knobs.Remove(InvertKnob, out string? inversion);
        return new DataSpec(text[..colon], knobs, InversionOf(inversion ?? Inversions[0]));
    }

    /// <summary>
    /// The source that the name or path stands for. A wrong name is told before a wrong knob, and both before anything is read.
    /// </summary>
    /// <exception cref="InputException">The name or a knob is unknown (the message offers the nearest), or the path does not exist.</exception>
    public IDataSetSource Source()
    {
        IDataSetSource source = DataSets.Named(NameOrPath);
        string[] known = [.. source.Knobs, InvertKnob];
        return Knobs.Keys.FirstOrDefault(knob => !known.Contains(knob)) is { } unknown
            ? throw Nearest.Unknown($"knob of the data set {NameOrPath}", unknown, known)
            : source;
    }

    /// <summary>What a set loaded under <paramref name="name"/> is called: the name with all knobs that change it, in ordinal order.</summary>
    public string NameWith(string name)
    {
        PartSpec spec = new(name, Knobs);
        return (Invert == Inversion.None ? spec : spec.With(InvertKnob, Inversions[(int)Invert])).ToString();
    }

    // `C:\data\a=b` has a colon and an equals sign too, but no knob's name holds a separator.
    static bool IsKnobs(ReadOnlySpan<char> text)
    {
        int equals = text.IndexOf('=');
        return equals > 0 && text[..equals].IndexOfAny('/', '\\') < 0;
    }

    static Inversion InversionOf(string text) => Array.IndexOf(Inversions, text) is var at and >= 0 ? (Inversion)at
        : throw Nearest.Unknown($"value of the knob {InvertKnob}", text, Inversions);
}
