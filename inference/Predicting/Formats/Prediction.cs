namespace Strata.Predicting.Formats;

/// <summary>What a model says of one image.</summary>
readonly ref struct Prediction
{
    /// <summary>The image's place in the data set, from 0.</summary>
    public required long Index { get; init; }

    /// <summary>The image's file; null where images have none.</summary>
    public string? File { get; init; }

    /// <summary>The labels of the most probable classes, best first: [Top].</summary>
    public required ReadOnlySpan<int> Best { get; init; }

    /// <summary>The probability of every class: [C].</summary>
    public required ReadOnlySpan<float> Probabilities { get; init; }

    /// <summary>What the image is known to be, as a place among the known classes; -1 where it is not known.</summary>
    public int Known { get; init; }
}
