using Strata.Registry;

namespace Strata.Analysis.Classical;

/// <summary>
/// A kind of classifier that is no network. One file each, marked [Part]; the verb and the contract tests know it by that.
/// </summary>
public interface IClassicalMethod
{
    /// <summary>Reads the parameters that were typed, as in `knn:k=3`.</summary>
    /// <exception cref="InputException">One is out of range.</exception>
    IClassicalLearner Build(PartParameters parameters);
}
