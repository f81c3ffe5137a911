using Strata.Data;

namespace Strata.Analysis.Evaluation;

/// <summary>Data to evaluate on.</summary>
/// <param name="AskedFor">The name or path that was asked for.</param>
/// <param name="Set">The images.</param>
/// <param name="Fingerprint">The fingerprint of <paramref name="Set"/>.</param>
/// <param name="Grading">Where somebody said that its classes are grades; null to go by the set, or else by the model.</param>
sealed record EvaluationData(string AskedFor, ImageSet Set, string Fingerprint, Grading? Grading = null)
{
    /// <summary>Loads one split of a data set.</summary>
    /// <exception cref="InputException">It is unknown, missing or damaged.</exception>
    public static EvaluationData Load(string nameOrPath, string split, DataRequest request)
    {
        ImageSet set = DataSets.Load(nameOrPath, split, request);
        return new EvaluationData(nameOrPath, set, Data.Fingerprint.Of(set));
    }
}
