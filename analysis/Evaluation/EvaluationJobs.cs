using Strata.Analysis.Evaluation.Scorers;
using Strata.CommandLine;
using Strata.Data;
using Strata.Sessions;

namespace Strata.Analysis.Evaluation;

/// <summary>Models, each with the data it is to be evaluated on. All are proven to fit before the first one runs.</summary>
sealed class EvaluationJobs : IDisposable
{
    readonly EvaluationJob[] _jobs;

    EvaluationJobs(EvaluationJob[] jobs) => _jobs = jobs;

    /// <summary>Opens models and fits each to its data.</summary>
    /// <param name="models">At least one; two of one name are told apart by a number behind it.</param>
    /// <param name="settings">How they run.</param>
    /// <param name="load">Finds the data for a model.</param>
    /// <param name="batch">Images a batch, at least 1; null for the fastest of a short measurement.</param>
    /// <exception cref="InputException">One cannot be opened, its data cannot be had, or they do not fit.</exception>
    public static EvaluationJobs Open(
        IEnumerable<ModelFile> models, SessionSettings settings, Func<IScorer, EvaluationData> load, int? batch)
    {
        List<EvaluationJob> jobs = [];
        try
        {
            foreach (ModelFile model in models)
                jobs.Add(EvaluationJob.Open(model, settings, load, batch));
            foreach ((EvaluationJob job, ModelFile named) in jobs.Zip(ModelFiles.Distinct(jobs.Select(job => job.Model))).ToArray())
                job.Model = named;
            return new EvaluationJobs([.. jobs]);
        }
        catch
        {
            jobs.ForEach(job => job.Dispose());
            throw;
        }
    }

    /// <summary>The models.</summary>
    public IReadOnlyList<ModelFile> Models => [.. _jobs.Select(job => job.Model)];

    /// <summary>The images of models on one data set.</summary>
    public ImageSet Set => _jobs[0].Set;

    /// <summary>That the classes of models on one data set are grades: on the same images, where one model knows it, all are measured so.</summary>
    public Grading? Grading => _jobs.Select(job => job.Grading).FirstOrDefault(each => each is not null);

    /// <summary>Makes sure that every model takes images itself, for work that gives it images of its own making.</summary>
    /// <exception cref="InputException">One takes what is measured of them.</exception>
    public EvaluationJobs RequireImages()
    {
        if (_jobs.FirstOrDefault(job => !job.TakesImages) is not { } other)
            return this;
        Dispose();
        throw new InputException($"{other.Model.Path} takes what `stats` measures of images, not the images: leave it out here");
    }

    /// <summary>Scores every model on its data, and says what a reader of the figures should know.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IReadOnlyList<ScoredModel> Run(Shell shell)
    {
        ScoredModel[] scored = [.. _jobs.Select(job => new ScoredModel(job.Model, job.Run(shell)))];
        foreach (string warning in _jobs.SelectMany(job => job.Warnings()))
            shell.Say($"note: {warning}");
        return scored;
    }

    /// <summary>The same for models on one data set.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ScoredModels RunTogether(Shell shell)
    {
        Grading? grading = Grading;
        Array.ForEach(_jobs, job => job.Grading = grading);
        return new ScoredModels(Set, Run(shell), _jobs.All(job => !job.LearnedFrom));
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_jobs, job => job.Dispose());
}
