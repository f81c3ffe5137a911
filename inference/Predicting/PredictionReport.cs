namespace Strata.Predicting;

/// <summary>What a run of predictions did, as --json tells it.</summary>
sealed record PredictionReport
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The further models whose probabilities are averaged with its own.</summary>
    public required IReadOnlyList<string> Ensemble { get; init; }

    /// <summary>The test-time views.</summary>
    public required IReadOnlyList<string> Tta { get; init; }

    /// <summary>The data, as it was named.</summary>
    public required string Input { get; init; }

    /// <summary>The split that was read; null for files.</summary>
    public required string? Split { get; init; }

    /// <summary>Images that were predicted.</summary>
    public required long Images { get; init; }

    /// <summary>Files that were left out.</summary>
    public required long Faults { get; init; }

    /// <summary>Where those are listed; null where there are none.</summary>
    public required string? FaultsOut { get; init; }

    /// <summary>From the first image read to the last row written.</summary>
    public required double Seconds { get; init; }

    /// <summary>Images a second over <see cref="Seconds"/>.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>What came before: opening the model and the data, choosing the batch, warming up.</summary>
    public required double StartSeconds { get; init; }

    /// <summary>Seconds that reading and decoding took, beside the run.</summary>
    public required double ReadSeconds { get; init; }

    /// <summary>Seconds in ONNX Runtime.</summary>
    public required double RunSeconds { get; init; }

    /// <summary>Seconds that scoring and writing took, beside the run.</summary>
    public required double WriteSeconds { get; init; }

    /// <summary>Images whose class is known.</summary>
    public required long Labelled { get; init; }

    /// <summary>The share of those that were predicted right; null where none is known, or the model knows no such class.</summary>
    public required double? Accuracy { get; init; }

    /// <summary>The file of predictions.</summary>
    public required string Out { get; init; }

    /// <summary>Its format.</summary>
    public required string Format { get; init; }

    /// <summary>Classes a row.</summary>
    public required int Top { get; init; }

    /// <summary>Images a batch.</summary>
    public required int Batch { get; init; }

    /// <summary>What the model ran on.</summary>
    public required string Device { get; init; }

    /// <summary>Threads that run the model; 0 for one a core.</summary>
    public required int Threads { get; init; }

    /// <summary>The ONNX Runtime that ran.</summary>
    public required string Runtime { get; init; }
}
