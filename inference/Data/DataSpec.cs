using System.Globalization;
using Strata.Registry;

namespace Strata.Data;

/// <summary>
/// A data set as a person types it: a name or a path and, behind its last colon, knobs: `mnist`, `mnist:invert=both`,
/// `spiral:arms=5,noise=0.1`, `data/mine:invert=only,imbalance=20`.
/// </summary>
/// <param name="NameOrPath">What stands before the knobs.</param>
/// <param name="Knobs">The knobs of the source itself, in the order they were typed.</param>
/// <param name="Invert">A knob that every data set has.</param>
/// <param name="Tail">Another, `imbalance`.</param>
public sealed record DataSpec(string NameOrPath, IReadOnlyDictionary<string, string> Knobs, Inversion Invert, LongTail Tail)
{
    const string InvertKnob = "invert", ImbalanceKnob = "imbalance";
    static readonly string[] Inversions = ["none", "only", "both"];

    /// <summary>The source's own knobs, for it to read.</summary>
    public PartParameters Parameters => new($"the data set {NameOrPath}", Knobs);

    /// <summary>Reads the typed form. A path that exists is taken as it stands, whatever colons it holds.</summary>
    /// <exception cref="InputException">A knob has no value or is given twice, an inversion is unknown, or an imbalance is no number from 1 up.</exception>
    public static DataSpec Parse(string text)
    {
        int colon = text.LastIndexOf(':');
        bool hasKnobs = colon > 0 && IsKnobs(text.AsSpan(colon + 1)) && !Path.Exists(text);
        if (!hasKnobs)
            return new DataSpec(text, new Dictionary<string, string>(), Inversion.None, LongTail.None);
        Dictionary<string, string> knobs = new(PartSpec.Parse(text[colon..]).Parameters);
        knobs.Remove(InvertKnob, out string? inversion);
        knobs.Remove(ImbalanceKnob, out string? imbalance);
        return new DataSpec(text[..colon], knobs, InversionOf(inversion ?? Inversions[0]), TailOf(imbalance));
    }

    /// <summary>
    /// The source that the name or path stands for. A wrong name is told before a wrong knob, and both before anything is read.
    /// </summary>
    /// <exception cref="InputException">The name or a knob is unknown (the message offers the nearest), or the path does not exist.</exception>
    public IDataSetSource Source()
    {
        IDataSetSource source = DataSets.Named(NameOrPath);
        string[] known = [.. source.Knobs, InvertKnob, ImbalanceKnob];
        return Knobs.Keys.FirstOrDefault(knob => !known.Contains(knob)) is { } unknown
            ? throw Nearest.Unknown($"knob of the data set {NameOrPath}", unknown, known)
            : source;
    }

    /// <summary>What a set loaded under <paramref name="name"/> is called: the name with all knobs that change it, in ordinal order.</summary>
    public string NameWith(string name)
    {
        PartSpec spec = new(name, Knobs);
        if (Invert != Inversion.None)
            spec = spec.With(InvertKnob, Inversions[(int)Invert]);
        return (Tail == LongTail.None ? spec : spec.With(ImbalanceKnob, Tail.Ratio.ToString(CultureInfo.InvariantCulture))).ToString();
    }

    // `C:\data\a=b` has a colon and an equals sign too, but no knob's name holds a separator.
    static bool IsKnobs(ReadOnlySpan<char> text)
    {
        int equals = text.IndexOf('=');
        return equals > 0 && text[..equals].IndexOfAny('/', '\\') < 0;
    }

    static LongTail TailOf(string? text) => text is null ? LongTail.None
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double ratio) && ratio >= 1 && double.IsFinite(ratio) ? new LongTail(ratio)
        : throw new InputException($"the knob {ImbalanceKnob} is '{text}', give how many times more images the first class has than the last, 1 or more");

    static Inversion InversionOf(string text) => Array.IndexOf(Inversions, text) is var at and >= 0 ? (Inversion)at
        : throw Nearest.Unknown($"value of the knob {InvertKnob}", text, Inversions);
}
