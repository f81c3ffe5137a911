using Strata.Onnx;
using Strata.Sessions;
using Strata.Views;

namespace Strata.Predicting.Scoring;

/// <summary>
/// What predicts: one model, or several whose probabilities are averaged, over test-time views too. Models that Strata exported are put
/// into one graph; others are run one after the other.
/// </summary>
sealed class PredictionModel : IDisposable
{
    readonly ModelSession[] _members;
    readonly IReadOnlyList<string> _views;

    PredictionModel(ModelSession[] members, IReadOnlyList<string> views) => (_members, _views) = (members, views);

    /// <summary>The model that the pipeline runs.</summary>
    public ModelSession Session => _members[0];

    /// <summary>The output of it to fetch.</summary>
    public string Output => new ScoreReading(Session.RequireScores()).Output;

    /// <summary>Whether all of it is one graph.</summary>
    public bool IsOneGraph => _members.Length == 1 && _views.Count == 0;

    /// <summary>Opens models.</summary>
    /// <param name="files">At least one.</param>
    /// <param name="views">Test-time views, as in "shift:pixels=1"; may be empty.</param>
    /// <param name="settings">How they run.</param>
    /// <param name="say">Receives one line where they do not fit into one graph.</param>
    /// <exception cref="InputException">A file holds no classifier, members do not go together, or a view is unknown.</exception>
    public static PredictionModel Open(
        IReadOnlyList<ModelFile> files, IReadOnlyList<string> views, SessionSettings settings, Action<string> say)
    {
        SessionSettings streamed = settings with { SideBySide = true };
        if (files.Count == 1 && views.Count == 0)
            return new PredictionModel([ModelSession.Open(files[0].Path, streamed)], []);
        if (Graphs(files, say) is { } graphs)
            return new PredictionModel([ModelSession.Open(Merge(graphs, views), files[0].Path, streamed)], []);
        List<ModelSession> members = [];
        try
        {
            foreach (ModelFile file in files)
                members.Add(ModelSession.Open(file.Path, settings));
            RequireSameClasses(members);
            return new PredictionModel([.. members], views);
        }
        catch
        {
            members.ForEach(member => member.Dispose());
            throw;
        }
    }

    /// <summary>What reads the probabilities of the batches that a pipeline of <see cref="Session"/> runs.</summary>
    /// <exception cref="InputException">A member takes other images or knows other classes, or a view is unknown.</exception>
    public IBatchScores Scores(BatchSlot slot) => IsOneGraph
        ? new ModelScores(new ScoreReading(Session.RequireScores()), slot.Width(0))
        : new AveragedScores(_members, TestTimeViews.Of(_views, slot.Shape), slot);

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_members, member => member.Dispose());

    static ClassifierGraph[]? Graphs(IReadOnlyList<ModelFile> files, Action<string> say)
    {
        List<ClassifierGraph> graphs = [];
        foreach (ModelFile file in files)
        {
            ModelProto model = OnnxFile.Load(file.Path);
            try
            {
                graphs.Add(ClassifierGraph.Of(file.Name, model));
            }
            catch (InputException unfit)
            {
                say($"models run one after the other: {unfit.Message}");
                return null;
            }
        }
        return [.. graphs];
    }

    static ModelProto Merge(ClassifierGraph[] graphs, IReadOnlyList<string> views)
    {
        const string name = "ensemble";
        ModelMetadata metadata = new() { ClassNames = graphs[0].Metadata.ClassNames, DataSet = graphs[0].Metadata.DataSet };
        ModelProto merged = EnsembleGraph.Merge(name, graphs, metadata);
        if (views.Count == 0)
            return merged;
        ClassifierGraph body = graphs.Length == 1 ? graphs[0] : ClassifierGraph.Of(name, merged);
        return TestTimeViews.Fold(name, body, TestTimeViews.Of(views, body.Image), metadata);
    }

    static void RequireSameClasses(List<ModelSession> members)
    {
        ModelSession? named = members.Find(member => member.Metadata.ClassNames.Count > 0);
        ModelSession? other = members.Find(member => member.Metadata.ClassNames.Count > 0
            && !member.Metadata.ClassNames.SequenceEqual(named!.Metadata.ClassNames));
        if (other is not null)
            throw new InputException(
                $"{other.Path} knows the classes {string.Join(", ", other.Metadata.ClassNames)}, but {named!.Path} "
                + $"{string.Join(", ", named.Metadata.ClassNames)}: an ensemble's members know the same");
    }
}
