namespace Strata.CommandLine;

/// <summary>Where long work says how far it is.</summary>
public interface IProgressReport
{
    /// <summary>Counts work as done.</summary>
    /// <param name="amount">How much since the last call.</param>
    /// <param name="note">A short state to show beside it, as in "loss 0.12, accuracy 0.96".</param>
    void Advance(long amount, string note = "");
}
