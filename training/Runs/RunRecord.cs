using Strata.Training.Export;
using Strata.Training.Loop;
using Strata.Training.Transfer;

namespace Strata.Training.Runs;

/// <summary>Where a run stands.</summary>
public enum RunStatus
{
    /// <summary>Training goes on, or was cut off and can be resumed.</summary>
    Training,

    /// <summary>Trained and exported.</summary>
    Done,

    /// <summary>The loss became no number: training on would change nothing.</summary>
    Diverged,
}

/// <summary>run.json: everything that decides, describes and proves a run.</summary>
public sealed record RunRecord
{
    /// <summary>The run's name, which is its folder's.</summary>
    public required string Run { get; init; }

    /// <summary>Where it stands.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The whole configuration.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>What it was trained on.</summary>
    public required DataRecord Data { get; init; }

    /// <summary>SHA-256 of the JSON file that spells the model out; null for a model by name.</summary>
    public string? ModelFile { get; init; }

    /// <summary>The number of trained parameters.</summary>
    public required long Parameters { get; init; }

    /// <summary>Versions and machine.</summary>
    public required RunEnvironment Environment { get; init; }

    /// <summary>What was taken over from another run; null where the model started from random weights.</summary>
    public TransferReport? Transfer { get; init; }

    /// <summary>The epoch whose weights were kept; null before the first.</summary>
    public EpochRecord? Best { get; init; }

    /// <summary>Epochs trained.</summary>
    public int EpochsTrained { get; init; }

    /// <summary>Seconds of all training passes, without validation.</summary>
    public double TrainSeconds { get; init; }

    /// <summary>Images trained on in a second, over the whole run.</summary>
    public double ImagesPerSecond { get; init; }

    /// <summary>How the export was checked; null before it.</summary>
    public ExportProof? Export { get; init; }
}

/// <summary>The data of a run.</summary>
/// <param name="Name">The data set's name.</param>
/// <param name="Shape">The shape of one image, as in "1x28x28".</param>
/// <param name="Classes">The class names.</param>
/// <param name="TrainImages">Images trained on.</param>
/// <param name="ValidationImages">Images held out to choose the epoch.</param>
/// <param name="Fingerprints">SHA-256 of each split.</param>
/// <param name="Preprocessing">From the training images.</param>
/// <param name="HasGrades">Whether the classes are grades, each worse than the one before it.</param>
public sealed record DataRecord(
    string Name, string Shape, IReadOnlyList<string> Classes, long TrainImages, long ValidationImages,
    IReadOnlyDictionary<string, string> Fingerprints, Preprocessing Preprocessing, bool HasGrades = false);
