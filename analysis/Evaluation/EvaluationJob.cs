using Strata.Analysis.Evaluation.Scorers;
using Strata.CommandLine;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Analysis.Evaluation;

/// <summary>One model and the data it is to be evaluated on, proven to fit before any work starts. It runs once.</summary>
sealed class EvaluationJob : IDisposable
{
    readonly IScorer _scorer;
    readonly EvaluationData _data;

    EvaluationJob(ModelFile model, IScorer scorer, EvaluationData data)
    {
        ImageSet set = data.Set;
        (Model, _scorer, _data) = (Titled(model, scorer.Metadata), scorer, data);
        Grading = data.Grading;
        int classes = scorer.RequireFits(set);
        if (classes != set.ClassNames.Count)
            throw new InputException(
                $"{model.Path} tells {classes} classes apart, but {set.Name} has {set.ClassNames.Count}: "
                + "choose another model or another --dataset");
    }

    /// <summary>Opens a model and fits it to data.</summary>
    /// <param name="model">The model.</param>
    /// <param name="settings">How it runs.</param>
    /// <param name="load">Finds the data for it.</param>
    /// <param name="batch">Images a batch, at least 1; null for the fastest of a short measurement.</param>
    /// <exception cref="InputException">The model cannot be opened, the data cannot be had, or they do not fit.</exception>
    public static EvaluationJob Open(
        ModelFile model, SessionSettings settings, Func<IScorer, EvaluationData> load, int? batch)
    {
        IScorer scorer = Scorer.Open(model.Path, settings, batch);
        try
        {
            return new EvaluationJob(model, scorer, load(scorer));
        }
        catch
        {
            scorer.Dispose();
            throw;
        }
    }

    /// <summary>The model; <see cref="EvaluationJobs"/> gives models of one name different ones.</summary>
    public ModelFile Model { get; set; }

    /// <summary>The images.</summary>
    public ImageSet Set => _data.Set;

    /// <summary>That the classes are grades, as the data says or else the model; null where neither does.</summary>
    public Grading? Grading
    {
        get => field ?? ((Set.HasGrades || Metadata.HasGrades) && Set.ClassNames.Count > 1 ? Grading.Of(Set.ClassNames.Count) : null);
        set;
    }

    /// <summary>Whether it is given the images themselves.</summary>
    public bool TakesImages => _scorer.Metadata.Features is null;

    /// <summary>Whether the model may have learned from these images, as far as its file says.</summary>
    public bool LearnedFrom => Set.Split == "train" || Known("train") == _data.Fingerprint;

    /// <summary>One line for each thing about model and data that a reader of the figures should know.</summary>
    public IEnumerable<string> Warnings()
    {
        string data = $"{Set.Name} ({Set.Split})";
        if (FingerprintMatches() == false)
            yield return $"{data} is not the data that {Model.Name} names: its fingerprint differs";
        if (Set.Split != "train" && LearnedFrom)
            yield return $"{data} is what {Model.Name} was trained on: the figures say nothing about new images";
        if (Metadata.ClassNames is { Count: > 0 } names && !names.SequenceEqual(Set.ClassNames))
            yield return $"the classes of {Model.Name} have other names than those of {data}: they are compared by their index";
    }

    /// <summary>Scores and measures, and closes the model: of many, one at a time needs memory for its batches.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public EvaluationResult Run(Shell shell)
    {
        EvaluationResult result = EvaluationResult.Of(Model.Name, Set, _scorer.Score(Set, Model.Name, shell), Grading);
        Dispose();
        return result with { Fingerprint = _data.Fingerprint, FingerprintMatches = FingerprintMatches() };
    }

    /// <inheritdoc/>
    public void Dispose() => _scorer.Dispose();

    // What `classical` writes has a file name that leaves out what no file name may hold; the file says it whole, as in "knn:k=3 on pixels".
    static ModelFile Titled(ModelFile model, ModelMetadata metadata) =>
        metadata is { Version: not null, Run: { } run, Layers.Count: 0, Members.Count: 0 } ? model with { Name = run } : model;

    ModelMetadata Metadata => _scorer.Metadata;

    bool? FingerprintMatches() => Known(Set.Split) is { } known ? known == _data.Fingerprint : null;

    // What the model's file says about a split speaks only of the data set that it names.
    string? Known(string split) => Metadata.DataSet is { } trained && (trained == _data.AskedFor || trained == Set.Name)
        ? Metadata.Fingerprints.GetValueOrDefault(split) : null;
}
