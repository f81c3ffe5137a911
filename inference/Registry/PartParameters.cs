using System.Globalization;

namespace Strata.Registry;

/// <summary>The parameters of one part: each is read by name with its default and its range; what nobody reads is an error.</summary>
public sealed class PartParameters(string owner, IReadOnlyDictionary<string, string> values)
{
    readonly HashSet<string> _known = [];

    /// <summary>The names that the part has read so far, given or not.</summary>
    public IReadOnlyCollection<string> Known => _known;

    /// <summary>A real number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    /// <exception cref="InputException">The value is no number or out of range.</exception>
    public double Number(string name, double otherwise, double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        if (Find(name) is not { } text)
            return otherwise;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !(value >= least && value <= most))
            throw Wrong(name, text, $"a number from {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString(CultureInfo.InvariantCulture)}");
        return value;
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    /// <exception cref="InputException">The value is no whole number or out of range.</exception>
    public int Whole(string name, int otherwise, int least = 0, int most = int.MaxValue)
    {
        if (Find(name) is not { } text)
            return otherwise;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) || value < least || value > most)
            throw Wrong(name, text, $"a whole number from {least} to {most}");
        return value;
    }

    /// <summary>True or false.</summary>
    /// <exception cref="InputException">The value is neither.</exception>
    public bool Flag(string name, bool otherwise = false)
    {
        if (Find(name) is not { } text)
            return otherwise;
        return bool.TryParse(text, out bool value) ? value : throw Wrong(name, text, "true or false");
    }

    /// <summary>One of a few words.</summary>
    /// <exception cref="InputException">The value is none of <paramref name="known"/>; the message offers the nearest.</exception>
    public string Choice(string name, string otherwise, params IReadOnlyList<string> known)
    {
        if (Find(name) is not { } text)
            return otherwise;
        string hint = Nearest.To(text, known) is { } near ? $"; did you mean '{near}'?" : "";
        return known.Contains(text) ? text : throw Wrong(name, text, string.Join(" or ", known) + hint);
    }

    /// <summary>Whole numbers, separated by a plus sign.</summary>
    /// <exception cref="InputException">One of them is no whole number or out of range.</exception>
    public IReadOnlyList<int> Wholes(string name, IReadOnlyList<int> otherwise, int least = 0, int most = int.MaxValue)
    {
        if (Find(name) is not { } text)
            return otherwise;
        List<int> values = [];
        foreach (string piece in text.Split('+'))
        {
            if (!int.TryParse(piece, NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value < least || value > most)
                throw Wrong(name, text, $"whole numbers of at least {least}{(most == int.MaxValue ? "" : $" and at most {most}")}, as in 3+5");
            values.Add(value);
        }
        return values;
    }

    /// <summary>Real numbers, separated by a plus sign, each from <paramref name="least"/> to <paramref name="most"/>.</summary>
    /// <exception cref="InputException">One of them is no number or out of range.</exception>
    public IReadOnlyList<double> Numbers(string name, IReadOnlyList<double> otherwise, double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        if (Find(name) is not { } text)
            return otherwise;
        List<double> values = [];
        foreach (string piece in text.Split('+'))
        {
            if (!double.TryParse(piece, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !(value >= least && value <= most))
                throw Wrong(name, text, $"numbers from {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString(CultureInfo.InvariantCulture)}, separated by +");
            values.Add(value);
        }
        return values;
    }

    /// <summary>Refuses parameters that were typed but that the part does not have.</summary>
    /// <exception cref="InputException">There is one; the message offers the nearest.</exception>
    public void RequireAllRead()
    {
        if (values.Keys.FirstOrDefault(key => !_known.Contains(key)) is not { } unknown)
            return;
        throw _known.Count == 0
            ? new InputException($"{owner} has no parameters, '{unknown}' was given")
            : Nearest.Unknown($"parameter of {owner}", unknown, _known);
    }

    string? Find(string name)
    {
        _known.Add(name);
        return values.GetValueOrDefault(name);
    }

    InputException Wrong(string name, string text, string expected) => new($"{owner}: {name}={text} is wrong: give {expected}");
}
