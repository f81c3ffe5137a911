using Strata.Sessions;

namespace Strata.Predicting.Scoring;

/// <summary>Reads one output of a classifier as probabilities: as they are, or by softmax of a whole batch at once.</summary>
/// <param name="outputs">The outputs that the model has.</param>
sealed class ScoreReading(ScoreOutputs outputs)
{
    // Of an output that no name explains, the first batch decides for all.
    bool? _areProbabilities = outputs switch { { Probabilities: not null } => true, { Logits: not null } => false, _ => null };
    float[] _probabilities = [];

    /// <summary>The one output to fetch.</summary>
    public string Output { get; } = outputs.Probabilities ?? outputs.Logits ?? outputs.Unnamed!;

    /// <summary>The probabilities of a batch; what it was given, or a buffer that the next batch overwrites.</summary>
    /// <param name="scores">What the model put out: [n,C].</param>
    /// <param name="classes">C.</param>
    public ReadOnlySpan<float> Probabilities(ReadOnlySpan<float> scores, int classes)
    {
        if (_areProbabilities ??= Distributions.AreRows(scores, classes))
            return scores;
        if (_probabilities.Length < scores.Length)
            _probabilities = new float[scores.Length];
        Distributions.SoftMax(scores, _probabilities, classes);
        return _probabilities.AsSpan(0, scores.Length);
    }
}
