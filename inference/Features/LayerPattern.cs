using System.IO.Enumeration;
using Strata.Registry;

namespace Strata.Features;

/// <summary>Chooses tensors by name.</summary>
static class LayerPattern
{
    /// <summary>The tensors that a name or a pattern with * and ? chooses.</summary>
    /// <exception cref="InputException">There is none; the message offers the nearest.</exception>
    public static IReadOnlyList<LayerTensor> Choose(string pattern, IReadOnlyList<LayerTensor> tensors)
    {
        if (tensors.FirstOrDefault(tensor => tensor.Name == pattern) is { } named)
            return [named];
        bool isPattern = pattern.AsSpan().ContainsAny('*', '?');
        LayerTensor[] fitting = isPattern ? [.. tensors.Where(tensor => Fits(pattern, tensor.Name))] : [];
        if (fitting.Length == 0)
            throw isPattern
                ? new InputException($"no tensor fits '{pattern}': known: {string.Join(", ", Known(tensors))}; `layers` lists all of them")
                : Nearest.Unknown("layer", pattern, Known(tensors));
        LayerTensor[] layers = [.. fitting.Where(tensor => tensor.IsLayer)];
        return layers.Length > 0 ? layers : fitting;
    }

    // A backslash is a letter like any other in a tensor's name, and no escape.
    static bool Fits(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern.Replace(@"\", @"\\"), name, ignoreCase: false);

    static string[] Known(IReadOnlyList<LayerTensor> tensors) =>
        [.. tensors.Where(tensor => tensor.IsLayer).DefaultIfEmpty(tensors[0]).Select(tensor => tensor.Name)];
}
