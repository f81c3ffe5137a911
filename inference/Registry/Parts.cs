using System.Reflection;

namespace Strata.Registry;

/// <summary>A registered part: its name, its one-line summary and the one instance of it.</summary>
public sealed record Part<TContract>(string Name, string Summary, TContract Instance);

/// <summary>
/// Every class marked <see cref="PartAttribute"/> that implements <typeparamref name="TContract"/>, in the contract's own assembly.
/// Adding a part is adding a file; the contract's test suite runs over <see cref="All"/>.
/// </summary>
public static class Parts<TContract> where TContract : class
{
    /// <summary>All parts, by name.</summary>
    public static IReadOnlyList<Part<TContract>> All { get; } = In(typeof(TContract).Assembly);

    /// <summary>The names of all parts.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. All.Select(part => part.Name)];

    /// <summary>The part of that name.</summary>
    /// <param name="kind">What such a part is called in an error, as in "unknown model 'lenett'".</param>
    /// <param name="name">The name a person typed.</param>
    /// <exception cref="InputException">No part has that name; the message offers the nearest.</exception>
    public static TContract Get(string kind, string name) =>
        All.FirstOrDefault(part => part.Name == name)?.Instance ?? throw Nearest.Unknown(kind, name, Names);

    /// <summary>The parts that one assembly holds, by name.</summary>
    public static IReadOnlyList<Part<TContract>> In(Assembly assembly)
    {
        Part<TContract>[] parts =
        [
            .. from type in assembly.GetTypes()
               let mark = type.GetCustomAttribute<PartAttribute>()
               where mark is not null && typeof(TContract).IsAssignableFrom(type)
               orderby mark.Name
               select new Part<TContract>(mark.Name, mark.Summary, (TContract)Activator.CreateInstance(type, nonPublic: true)!)
        ];
        if (parts.DistinctBy(part => part.Name).Count() != parts.Length)
            throw new InvalidOperationException($"two parts of kind {typeof(TContract).Name} share a name");
        return parts;
    }
}
