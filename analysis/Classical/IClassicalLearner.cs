namespace Strata.Analysis.Classical;

/// <summary>A classifier before it has learned.</summary>
public interface IClassicalLearner
{
    /// <summary>Learns. Same rows and seed, same model, whatever the number of threads.</summary>
    /// <exception cref="InputException">The rows cannot be learned from with these parameters.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    IClassicalModel Fit(LabelledRows rows, ClassicalWork work);
}
