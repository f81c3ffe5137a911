using System.Diagnostics;
using Strata.Analysis.Classical;
using Strata.Analysis.ImageFeatures;
using Strata.Analysis.Numerics;
using Strata.CommandLine;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Analysis.Evaluation.Scorers;

/// <summary>
/// A classifier on features by rule, as `classical --layers stats` writes it: its file takes what `stats` measures of an image, so that
/// images are measured first. Its time is that of both.
/// </summary>
sealed class MeasuredScorer : IScorer
{
    const int DefaultBatch = 256;

    readonly VectorModel _model;
    readonly SessionSettings _settings;
    readonly int _width;
    readonly int _batch;

    /// <summary>Opens the model.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="head">What the file says of itself.</param>
    /// <param name="settings">How it runs.</param>
    /// <param name="batch">Images a batch, at least 1; null for 256.</param>
    /// <exception cref="InputException">The file cannot be opened, or not on the device that is asked for.</exception>
    public MeasuredScorer(string path, ModelHead head, SessionSettings settings, int? batch)
    {
        (Path, Metadata, _settings, _batch) = (path, head.Metadata, settings, batch ?? DefaultBatch);
        (_model, _width) = (VectorModel.Open(path, settings), WidthOf(head));
    }

    /// <summary>Whether a file is of this kind.</summary>
    public static bool Takes(ModelHead head) => head.Metadata.Features == ClassicalInput.Stats && WidthOf(head) > 0;

    /// <inheritdoc/>
    public string Path { get; }

    /// <inheritdoc/>
    public ModelMetadata Metadata { get; }

    /// <inheritdoc/>
    public int RequireFits(ImageSet set)
    {
        int columns = new FeatureColumns(set.Shape).Names.Count;
        if (columns != _width)
            throw new InputException(
                $"{Path} takes {_width:N0} features, but `stats` measures {columns:N0} of the images of {set.Name} ({set.Shape}): "
                + "choose another --dataset, or learn it again with `classical --layers stats`");
        return _model.Run(new float[_width], _width).Length;
    }

    /// <inheritdoc/>
    public Scores Score(ImageSet set, string name, Shell shell)
    {
        long start = Stopwatch.GetTimestamp();
        Matrix measured = new FeatureColumns(set.Shape).Measure(set, shell, _settings.Threads);
        float[] probabilities = shell.Track($"evaluate {name}", set.Count, "images", progress => Run(measured, progress, shell.Cancel));
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        return new Scores(probabilities.Length / set.Count, null, probabilities, elapsed, _batch, _settings.Threads);
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    float[] Run(Matrix measured, IProgressReport progress, CancellationToken cancel)
    {
        List<float> probabilities = [];
        for (int first = 0; first < measured.Rows; first += _batch)
        {
            cancel.ThrowIfCancellationRequested();
            int count = Math.Min(_batch, measured.Rows - first);
            probabilities.AddRange(_model.Run(measured.Values.Slice(first * _width, count * _width).ToArray(), _width));
            progress.Advance(count);
        }
        return [.. probabilities];
    }

    static int WidthOf(ModelHead head) => head.Inputs is [[_, var features]] ? (int)features : 0;
}
