using Strata.Analysis.Numerics;

namespace Strata.Analysis.Embedding;

/// <summary>Points of a plane that stand for N rows of features, and a way to place further rows among them.</summary>
public interface IEmbedding
{
    /// <summary>The points [N,2].</summary>
    double[] Points { get; }

    /// <summary>What was done, for people: sizes, methods, figures of the method itself.</summary>
    string Summary { get; }

    /// <summary>
    /// Places further rows; the points that are there stay where they are. A row comes to the same place, to the last bit, whether
    /// alone, among others or in parallel.
    /// </summary>
    /// <param name="x">Rows [M,D] of the same features.</param>
    /// <returns>Points [M,2].</returns>
    /// <exception cref="InputException">The rows have another length, or hold a value that is not finite.</exception>
    double[] Place(Matrix x, Execution? run = null);
}
