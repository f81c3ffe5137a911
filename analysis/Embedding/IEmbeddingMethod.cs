using Strata.Analysis.Numerics;

namespace Strata.Analysis.Embedding;

/// <summary>An embedder with all its options settled.</summary>
public interface IEmbeddingMethod
{
    /// <summary>The fewest rows that it can embed.</summary>
    int FewestRows { get; }

    /// <summary>Steps that a fit of so many rows counts as progress; 0 where it is one piece of work.</summary>
    int Steps(int rows);

    /// <summary>Embeds rows: same rows, options and seed, same bytes, whatever the number of threads.</summary>
    /// <param name="x">Float32 [N,D].</param>
    /// <param name="start">Where the points start [N,2], in any scale, for methods that start anywhere; null for the first two principal components.</param>
    /// <param name="run">How to run.</param>
    /// <exception cref="InputException">A value is NaN or infinite, or there are too few rows.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    IEmbedding Fit(Matrix x, double[]? start, Execution run);
}
