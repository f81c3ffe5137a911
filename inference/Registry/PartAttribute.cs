namespace Strata.Registry;

/// <summary>Registers the class it stands on under a name: a model, an optimizer, a data set, a layer's export, a metric.</summary>
/// <param name="name">The name a person types, lower case with hyphens.</param>
/// <param name="summary">One line for listings.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PartAttribute(string name, string summary) : Attribute
{
    /// <summary>The name a person types.</summary>
    public string Name { get; } = name;

    /// <summary>One line for listings.</summary>
    public string Summary { get; } = summary;
}
