using Strata.Sessions;

namespace Strata.Predicting.Scoring;

/// <summary>The probabilities of the model that the pipeline runs.</summary>
sealed class ModelScores(ScoreReading reading, int classes) : IBatchScores
{
    public int Classes => classes;

    public ReadOnlySpan<float> Of(BatchSlot slot) => reading.Probabilities(slot.Output(0), classes);

    public void Dispose()
    {
    }
}
