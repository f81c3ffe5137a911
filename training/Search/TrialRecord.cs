using Strata.Training.Curves;

namespace Strata.Training.Search;

/// <summary>Where a trial stands.</summary>
public enum TrialStatus
{
    /// <summary>Trained as far as it was meant to be.</summary>
    Trained,

    /// <summary>Left behind by successive halving.</summary>
    Dropped,

    /// <summary>Its loss left the numbers.</summary>
    Diverged,

    /// <summary>Its options cannot work together.</summary>
    Refused,
}

/// <summary>How a trial stood when it had been trained for some epochs.</summary>
/// <param name="Epochs">How many were asked for; early stopping may have ended it before.</param>
/// <param name="Accuracy">The best validation accuracy until then, from 0 to 1.</param>
/// <param name="Loss">The validation loss of that epoch.</param>
public sealed record TrialRung(int Epochs, double Accuracy, double Loss);

/// <summary>One training of one point: a run in a folder, and what came out.</summary>
public sealed record TrialRecord
{
    /// <summary>The number of the point.</summary>
    public required int Number { get; init; }

    /// <summary>The seed of this run.</summary>
    public required int Seed { get; init; }

    /// <summary>What the point sets.</summary>
    public required IReadOnlyList<Setting> Settings { get; init; }

    /// <summary>The run's folder within the folder of the search.</summary>
    public required string Folder { get; init; }

    /// <summary>Where it stands.</summary>
    public TrialStatus Status { get; init; }

    /// <summary>One figure for each rung that it reached; without halving there is one rung.</summary>
    public IReadOnlyList<TrialRung> Rungs { get; init; } = [];

    /// <summary>The epoch with the best validation accuracy.</summary>
    public int BestEpoch { get; init; }

    /// <summary>Epochs trained.</summary>
    public int Epochs { get; init; }

    /// <summary>Wall-clock time of all its rungs, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Parameters of its network.</summary>
    public long Parameters { get; init; }

    /// <summary>Images it was validated with.</summary>
    public long ValidationImages { get; init; }

    /// <summary>What its learning curve says; null where it has none.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The same in words, or why it was stopped.</summary>
    public string Why { get; init; } = "";

    /// <summary>Whether it is out of the search for good.</summary>
    public bool HasFailed => Status is TrialStatus.Diverged or TrialStatus.Refused;
}
