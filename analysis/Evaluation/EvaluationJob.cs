using Strata.CommandLine;
using Strata.Data;
using Strata.Sessions;

namespace Strata.Analysis.Evaluation;

/// <summary>One model and the data it is to be evaluated on, proven to fit before any work starts.</summary>
sealed class EvaluationJob : IDisposable
{
    readonly ModelSession _session;
    readonly EvaluationData _data;
    readonly Classifier _classifier;

    EvaluationJob(ModelFile model, ModelSession session, EvaluationData data, int batch)
    {
        ImageSet set = data.Set;
        session.Input.Require(set.Shape, $"{set.Name} ({set.Split})", model.Path);
        (Model, _session, _data, _classifier) = (model, session, data, new Classifier(session, set.Shape, batch));
        if (_classifier.Classes == set.ClassNames.Count)
            return;
        _classifier.Dispose();
        throw new InputException(
            $"{model.Path} tells {_classifier.Classes} classes apart, but {set.Name} has {set.ClassNames.Count}: "
            + "choose another model or another --dataset");
    }

    /// <summary>Opens a model and fits it to data.</summary>
    /// <param name="model">The model.</param>
    /// <param name="settings">How it runs.</param>
    /// <param name="load">Finds the data for it.</param>
    /// <param name="batch">Images a batch, at least 1.</param>
    /// <exception cref="InputException">The model cannot be opened, the data cannot be had, or they do not fit.</exception>
    public static EvaluationJob Open(
        ModelFile model, SessionSettings settings, Func<ModelSession, EvaluationData> load, int batch)
    {
        ModelSession session = ModelSession.Open(model.Path, settings);
        try
        {
            return new EvaluationJob(model, session, load(session), batch);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The model.</summary>
    public ModelFile Model { get; }

    /// <summary>One line for each thing about model and data that a reader of the figures should know.</summary>
    public IEnumerable<string> Warnings()
    {
        ImageSet set = _data.Set;
        string data = $"{set.Name} ({set.Split})";
        if (FingerprintMatches() == false)
            yield return $"{data} is not the data that {Model.Name} names: its fingerprint differs";
        if (set.Split != "train" && Known("train") == _data.Fingerprint)
            yield return $"{data} is what {Model.Name} was trained on: the figures say nothing about new images";
        if (_session.Metadata.ClassNames is { Count: > 0 } names && !names.SequenceEqual(set.ClassNames))
            yield return $"the classes of {Model.Name} have other names than those of {data}: they are compared by their index";
    }

    /// <summary>Scores and measures.</summary>
    public EvaluationResult Run(Shell shell)
    {
        Scores scores = shell.Track(
            $"evaluate {Model.Name}", _data.Set.Count, "images",
            progress => _classifier.Score(_data.Set, progress, shell.Cancel));
        EvaluationResult result = EvaluationResult.Of(Model.Name, _data.Set, scores);
        return result with { Fingerprint = _data.Fingerprint, FingerprintMatches = FingerprintMatches() };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _classifier.Dispose();
        _session.Dispose();
    }

    bool? FingerprintMatches() => Known(_data.Set.Split) is { } known ? known == _data.Fingerprint : null;

    // What the model's file says about a split speaks only of the data set that it names.
    string? Known(string split) =>
        _session.Metadata.DataSet is { } trained && (trained == _data.AskedFor || trained == _data.Set.Name)
            ? _session.Metadata.Fingerprints.GetValueOrDefault(split) : null;
}
