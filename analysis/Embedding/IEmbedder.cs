using Strata.Registry;

namespace Strata.Analysis.Embedding;

/// <summary>
/// A way to draw features in the plane. One file each, marked [Part]; the command line and the contract tests know it from then on.
/// </summary>
public interface IEmbedder
{
    /// <summary>Settles what it is asked for, before any work.</summary>
    /// <param name="parameters">Its own knobs, as in `tsne:perplexity=50,steps=1000`.</param>
    /// <param name="seed">Seed of all that is random.</param>
    /// <exception cref="InputException">A knob is out of range.</exception>
    IEmbeddingMethod With(PartParameters parameters, int seed);
}
