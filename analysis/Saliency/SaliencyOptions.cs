using Strata.Registry;

namespace Strata.Analysis.Saliency;

/// <summary>How `saliency` chooses images and looks at them.</summary>
sealed record SaliencyOptions
{
    /// <summary>Images of each kind, at most; 1 and up.</summary>
    public int Images { get; init; } = 12;

    /// <summary>Whether parts of the image are hidden.</summary>
    public bool Occludes { get; init; } = true;

    /// <summary>Whether the channels of a layer are weighed.</summary>
    public bool Weighs { get; init; } = true;

    /// <summary>The map that is weighed; null for the last convolution's.</summary>
    public string? Layer { get; init; }

    /// <summary>The side of the hiding patch in pixels; null for about a fifth of the image.</summary>
    public int? Patch { get; init; }

    /// <summary>By how many pixels it moves; null for half of its side.</summary>
    public int? Stride { get; init; }

    /// <summary>Whether the label's class is explained, not the predicted one.</summary>
    public bool ExplainsLabel { get; init; }

    /// <summary>The names of the methods.</summary>
    public static string[] Methods { get; } = ["occlusion", "grad-cam"];

    /// <summary>The options with these methods.</summary>
    /// <exception cref="InputException">One is unknown; the message offers the nearest.</exception>
    public SaliencyOptions With(IReadOnlyList<string> methods)
    {
        foreach (string method in methods)
            if (!Methods.Contains(method))
                throw Nearest.Unknown("method", method, Methods);
        return this with { Occludes = methods.Contains(Methods[0]), Weighs = methods.Contains(Methods[1]) };
    }
}
