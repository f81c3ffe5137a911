namespace Strata.Training.Search;

/// <summary>One knob at one value, as it is typed: "lr" at "0.01".</summary>
/// <param name="Name">The knob.</param>
/// <param name="Value">Its value.</param>
public sealed record Setting(string Name, string Value)
{
    /// <summary>As in "lr=0.01".</summary>
    public override string ToString() => $"{Name}={Value}";
}
