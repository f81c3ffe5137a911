using Strata.Pipelines;
using Strata.Predicting.Formats;
using Strata.Predicting.Scoring;
using Strata.Sessions;

namespace Strata.Predicting;

/// <summary>Writes a row for every image, and counts those whose class is known.</summary>
/// <param name="scores">Makes the probabilities.</param>
/// <param name="rows">Where rows go.</param>
/// <param name="columns">What a row has.</param>
sealed class PredictionSink(IBatchScores scores, IPredictionRows rows, PredictionColumns columns) : IBatchSink
{
    readonly int[] _best = new int[columns.Top];

    /// <summary>Images whose class is known.</summary>
    public long Labelled { get; private set; }

    /// <summary>Those of them for which the model's first class is the right one.</summary>
    public long Right { get; private set; }

    /// <inheritdoc/>
    public void Write(BatchSlot slot)
    {
        ReadOnlySpan<float> probabilities = scores.Of(slot);
        int classes = scores.Classes;
        for (int i = 0; i < slot.Count; i++)
        {
            ReadOnlySpan<float> row = probabilities.Slice(i * classes, classes);
            TopClasses.Find(row, _best);
            int known = columns.Known.Count > 0 ? slot.Labels[i] : -1;
            rows.Add(new Prediction
            {
                Index = slot.First + i,
                File = columns.HasFiles ? slot.Files[i] : null,
                Best = _best,
                Probabilities = row,
                Known = known,
            });
            if (known < 0)
                continue;
            Labelled++;
            Right += columns.Known[known].ModelLabel == _best[0] ? 1 : 0;
        }
    }
}
