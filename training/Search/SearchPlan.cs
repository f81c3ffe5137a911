namespace Strata.Training.Search;

/// <summary>What a search is: two command lines with equal plans go on with one another's trials.</summary>
/// <param name="Strategy">"grid" or "random".</param>
/// <param name="Options">What all trials have in common.</param>
/// <param name="Vary">The knobs as typed, as in "lr=0.1|0.01".</param>
/// <param name="Repeats">Runs of every point, with seeds counted up from the options' seed; at least 1.</param>
/// <param name="Eta">Successive halving keeps one trial of that many at each rung; 0 for no halving.</param>
/// <param name="FirstEpochs">Epochs of the first rung at least, where there is halving.</param>
public sealed record SearchPlan(string Strategy, TrainingOptions Options, IReadOnlyList<string> Vary, int Repeats, int Eta, int FirstEpochs);

/// <summary>Where a search ends; a later call may extend it.</summary>
/// <param name="Runs">Points to try; null for all there are.</param>
/// <param name="Time">No trial is begun after that much training; null for no limit.</param>
public sealed record SearchBudget(int? Runs, TimeSpan? Time)
{
    /// <summary>Whether the points may outlast it.</summary>
    public bool MayStopShort => Runs is not null || Time is not null;
}
