using Strata.CommandLine;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Deployment;

/// <summary>A classifier on its way to another tool: opened, run, and with all that a target may ask for.</summary>
public sealed class ExportJob : IDisposable
{
    /// <summary>Opens the model and scores the images that exports are proved with.</summary>
    /// <param name="file">The model.</param>
    /// <param name="dataSet">The data set to prove with; null for the model's own, or noise where it is not at hand.</param>
    /// <param name="request">Where to look for it.</param>
    /// <param name="settings">How the model runs.</param>
    /// <param name="options">What else was asked for.</param>
    /// <param name="shell">Who is told.</param>
    /// <exception cref="InputException">It is no classifier, or the data set is missing or does not fit.</exception>
    public ExportJob(ModelFile file, string? dataSet, DataRequest request, SessionSettings settings, DeploymentOptions options, Shell shell)
    {
        (File, Options, Shell) = (file, options, shell);
        Session = ModelSession.Open(file.Path, settings);
        try
        {
            Outputs = Session.RequireScores();
            Images = ProbeImages.For(Session, dataSet, request);
            using Classifier classifier = new(Session, Images.Shape);
            (Batch, Scores) = (classifier.Batch, classifier.Score(Images, cancel: shell.Cancel));
            Model = ExternalWeights.LoadWhole(file.Path);
        }
        catch
        {
            Session.Dispose();
            throw;
        }
    }

    /// <summary>The model.</summary>
    public ModelFile File { get; }

    /// <summary>The same, with all its weights. Targets that change it work on a copy.</summary>
    public ModelProto Model { get; }

    /// <summary>The same, opened.</summary>
    public ModelSession Session { get; }

    /// <summary>Where its scores are.</summary>
    public ScoreOutputs Outputs { get; }

    /// <summary>The images that exports are proved with.</summary>
    public ImageSet Images { get; }

    /// <summary>What the model says of them.</summary>
    public Scores Scores { get; }

    /// <summary>Images a batch.</summary>
    public int Batch { get; }

    /// <summary>What else was asked for.</summary>
    public DeploymentOptions Options { get; }

    /// <summary>Who is told, and may stop.</summary>
    public Shell Shell { get; }

    /// <summary>The names of the classes, numbers where the file does not tell them.</summary>
    public IReadOnlyList<string> ClassNames => Session.Metadata.ClassNames.Count == Scores.Classes ? Session.Metadata.ClassNames
        : [.. Enumerable.Range(0, Scores.Classes).Select(label => $"{label}")];

    /// <summary>The output with probabilities or, where there is none, logits; and which of the two it is.</summary>
    public (string Name, bool AreLogits) ScoreOutput =>
        (Outputs.Probabilities ?? Outputs.Names[0], Outputs.Probabilities is null && Scores.Logits is not null);

    /// <inheritdoc/>
    public void Dispose() => Session.Dispose();
}
