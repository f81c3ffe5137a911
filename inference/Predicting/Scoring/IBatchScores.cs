using Strata.Sessions;

namespace Strata.Predicting.Scoring;

/// <summary>Makes probabilities of what a model puts out, batch by batch. One thread at a time.</summary>
interface IBatchScores : IDisposable
{
    /// <summary>The number of classes, C.</summary>
    int Classes { get; }

    /// <summary>The probabilities of a batch that was run: [Count,C]. The next batch overwrites them.</summary>
    ReadOnlySpan<float> Of(BatchSlot slot);
}
