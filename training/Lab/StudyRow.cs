using Strata.Training.Loop;

namespace Strata.Training.Lab;

/// <summary>One line of a study's table: a run over its seeds, or an ensemble.</summary>
public sealed record StudyRow
{
    /// <summary>The group it belongs to.</summary>
    public required string Group { get; init; }

    /// <summary>Its name in the group.</summary>
    public required string Name { get; init; }

    /// <summary>The value of what the group varies; null where runs are listed.</summary>
    public string? Value { get; init; }

    /// <summary>The options with the first seed; null for an ensemble.</summary>
    public TrainingOptions? Options { get; init; }

    /// <summary>Figures by name, means over the seeds; accuracies are shares from 0 to 1. NaN where a run has none.</summary>
    public required IReadOnlyDictionary<string, double> Figures { get; init; }

    /// <summary>The test accuracy of each seed.</summary>
    public required IReadOnlyList<double> PerSeed { get; init; }

    /// <summary>Images in the test set.</summary>
    public required int TestImages { get; init; }

    /// <summary>What the training curves look like, in a word.</summary>
    public required string Verdict { get; init; }

    /// <summary>The same in a sentence.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>Why it may help or harm.</summary>
    public StudyWhy? Why { get; init; }

    /// <summary>The folders of its runs.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>The training history of the first seed.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<EpochRecord> History { get; init; } = [];
}
