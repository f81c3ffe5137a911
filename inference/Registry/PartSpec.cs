namespace Strata.Registry;

/// <summary>
/// A part and its parameters as a person types them: `adam`, or `sgd:momentum=0.9,nesterov=true`. Values that hold several
/// numbers separate them with a plus sign, as in `multistep:milestones=3+5`.
/// </summary>
public sealed record PartSpec(string Name, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>Reads the typed form.</summary>
    /// <exception cref="InputException">A parameter has no value, or is given twice.</exception>
    public static PartSpec Parse(string text)
    {
        (string name, string rest) = Cut(text, ':');
        Dictionary<string, string> parameters = [];
        foreach (string pair in rest.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            (string key, string value) = Cut(pair, '=');
            if (value == "" || !parameters.TryAdd(key, value))
                throw new InputException($"'{pair}' in '{text}': write each parameter once, as name=value");
        }
        return new PartSpec(name.Trim(), parameters);
    }

    /// <summary>A copy with one more parameter, which replaces one of that name.</summary>
    public PartSpec With(string name, string value) =>
        new(Name, new Dictionary<string, string>(Parameters) { [name] = value });

    /// <summary>Finds the part and builds with it; every parameter that was typed must be one that the part reads.</summary>
    /// <param name="kind">What such a part is called in an error.</param>
    /// <param name="build">Builds with the part and its parameters.</param>
    /// <exception cref="InputException">The part or one of the parameters is unknown, or a value is out of range.</exception>
    public TResult Build<TContract, TResult>(string kind, Func<TContract, PartParameters, TResult> build) where TContract : class
    {
        TContract part = Parts<TContract>.Get(kind, Name);
        PartParameters parameters = new($"{kind} {Name}", Parameters);
        TResult result = build(part, parameters);
        parameters.RequireAllRead();
        return result;
    }

    /// <summary>The typed form, parameters in ordinal order.</summary>
    public override string ToString() => Parameters.Count == 0 ? Name
        : $"{Name}:{string.Join(',', Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))}";

    static (string Before, string After) Cut(string text, char separator)
    {
        int at = text.IndexOf(separator);
        return at < 0 ? (text, "") : (text[..at].Trim(), text[(at + 1)..].Trim());
    }
}
