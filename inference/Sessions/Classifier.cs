using System.Diagnostics;
using Strata.CommandLine;
using Strata.Data;

namespace Strata.Sessions;

/// <summary>Scores whole data sets with a model. Not for several threads at once.</summary>
public sealed class Classifier : IDisposable
{
    readonly int _threads;
    readonly ScoreOutputs _outputs;
    readonly BatchRunner _runner;

    /// <summary>Makes the buffers and warms up.</summary>
    /// <param name="session">The model; it must live longer than the classifier.</param>
    /// <param name="shape">The shape of one image.</param>
    /// <param name="batch">Images a batch, at least 1; a model whose file fixes the batch decides itself.</param>
    /// <exception cref="InputException">The model is no classifier, takes other images, or cannot run that batch.</exception>
    public Classifier(ModelSession session, ImageShape shape, int batch = BatchRunner.DefaultBatch)
    {
        (_threads, _outputs) = (session.Settings.Threads, session.RequireScores());
        _runner = new BatchRunner(session, shape, _outputs.Names, batch);
        if (Classes > 0 && _runner.Width(_outputs.Names.Count - 1) == Classes)
            return;
        _runner.Dispose();
        throw Classes == 0 ? new InputException($"{session.Path} tells 0 classes apart") : new InputException(
            $"{session.Path} puts out {_runner.Width(0)} logits but {_runner.Width(1)} probabilities: it is damaged");
    }

    /// <summary>C.</summary>
    public int Classes => _runner.Width(0);

    /// <summary>Images a batch.</summary>
    public int Batch => _runner.Batch;

    /// <summary>Scores every image of a set, in its order.</summary>
    /// <param name="set">Images of the shape that the classifier was made for.</param>
    /// <param name="progress">Hears of every batch.</param>
    /// <param name="cancel">Stops between two batches.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Scores Score(ImageSet set, IProgressReport? progress = null, CancellationToken cancel = default)
    {
        float[][] fetched = [.. _outputs.Names.Select(_ => GC.AllocateUninitializedArray<float>(set.Count * Classes))];
        long start = Stopwatch.GetTimestamp();
        for (int first = 0; first < set.Count; first += Batch)
        {
            cancel.ThrowIfCancellationRequested();
            int count = Math.Min(Batch, set.Count - first);
            _runner.Run(set.Pixels.AsSpan(first * _runner.Shape.Size, count * _runner.Shape.Size));
            for (int output = 0; output < fetched.Length; output++)
                _runner.Output(output)[..(count * Classes)].CopyTo(fetched[output].AsSpan(first * Classes));
            progress?.Advance(count);
        }
        return Name(fetched, Stopwatch.GetElapsedTime(start));
    }

    /// <inheritdoc/>
    public void Dispose() => _runner.Dispose();

    Scores Name(float[][] fetched, TimeSpan elapsed)
    {
        (float[]? logits, float[] probabilities) = _outputs switch
        {
            { Logits: not null, Probabilities: not null } => (fetched[0], fetched[1]),
            { Probabilities: not null } => (null, fetched[0]),
            { Logits: null } when Distributions.AreRows(fetched[0], Classes) => (null, fetched[0]),
            _ => (fetched[0], SoftMax(fetched[0])),
        };
        return new Scores(Classes, logits, probabilities, elapsed, Batch, _threads);
    }

    float[] SoftMax(float[] logits)
    {
        float[] probabilities = new float[logits.Length];
        Distributions.SoftMax(logits, probabilities, Classes);
        return probabilities;
    }
}
