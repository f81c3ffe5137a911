using Strata.Registry;

namespace Strata.Analysis.Embedding.Maps;

/// <summary>An embedder as a person asks for it.</summary>
/// <param name="Name">The typed form, as in "tsne:perplexity=50": what tables and files call it.</param>
/// <param name="Method">The embedder with its knobs.</param>
sealed record MethodChoice(string Name, IEmbeddingMethod Method)
{
    /// <summary>Reads the typed form.</summary>
    /// <exception cref="InputException">The method or a knob is unknown, or a value is out of range.</exception>
    public static MethodChoice Parse(string text, int seed)
    {
        PartSpec spec = PartSpec.Parse(text);
        return new MethodChoice(
            spec.ToString(), spec.Build<IEmbedder, IEmbeddingMethod>("embedder", (part, parameters) => part.With(parameters, seed)));
    }

    /// <summary>Refuses too few images.</summary>
    /// <exception cref="InputException">There are fewer than the method can embed, or than whose neighbours can be measured.</exception>
    public void RequireEnough(int images)
    {
        int fewest = Math.Max(4, Method.FewestRows);
        if (images < fewest)
            throw new InputException($"{Name} needs at least {fewest} images, not {images}: give a larger --images, or another --dataset");
    }

    /// <summary>A name that a file may have.</summary>
    public string FileName => Name.Replace(':', '-').Replace('=', '-').Replace(',', '-');
}
