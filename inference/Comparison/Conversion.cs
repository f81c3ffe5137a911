using System.CommandLine;
using Strata.CommandLine;
using Strata.Data;
using Strata.Onnx;
using Strata.Pipelines;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Comparison;

/// <summary>
/// A model that becomes another with the same classes: where it comes from, where it goes, and how both are compared.
/// </summary>
sealed class Conversion : IDisposable
{
    readonly SessionSettings _settings;
    readonly int? _batch;
    readonly Shell _shell;

    /// <summary>Opens the original and loads the test images, so that every mistake shows before the work.</summary>
    /// <param name="model">A run, its folder, or an ONNX file.</param>
    /// <param name="suffix">What the new file's name ends in before .onnx, as in "int8".</param>
    /// <param name="target">Where the new file goes; null for beside the original.</param>
    /// <param name="options">The command line.</param>
    /// <param name="shell">Who is told.</param>
    public Conversion(string model, string suffix, string? target, ParseResult options, Shell shell)
    {
        (_settings, _batch, _shell) = (ModelOptions.Settings(options), options.GetValue(ModelOptions.Batch), shell);
        File = ModelFile.Find(model);
        Target = target ?? Path.Combine(Path.GetDirectoryName(File.Path)!, $"{Path.GetFileNameWithoutExtension(File.Path)}.{suffix}.onnx");
        if (Path.GetFullPath(Target) == Path.GetFullPath(File.Path))
            throw new InputException($"{Target} is the model itself: name another file with --out");
        Session = ModelSession.Open(File.Path, _settings);
        try
        {
            Session.RequireScores();
            Test = ComparisonData.Load(Session, "test", options, shell);
            OutputFolder.Require(Path.GetDirectoryName(Path.GetFullPath(Target))!);
        }
        catch
        {
            Session.Dispose();
            throw;
        }
    }

    /// <summary>The original.</summary>
    public ModelFile File { get; }

    /// <summary>The original, opened.</summary>
    public ModelSession Session { get; }

    /// <summary>The test images.</summary>
    public ImageSet Test { get; }

    /// <summary>Where the new file goes.</summary>
    public string Target { get; }

    /// <summary>Writes the new model once it has run, and shows how it compares.</summary>
    public (ModelComparison Comparison, RewrittenGraph Graph) Deliver(ModelProto model)
    {
        int batch = _batch ?? BatchSize.Choose(Session, Test.Shape, Session.RequireScores().Names);
        (ModelComparison comparison, RewrittenGraph graph) = ProvedFile.Write(model, Target, path =>
        {
            using ModelSession made = ModelSession.Open(path, _settings);
            return (SideBySide.Run(Session, made, Test, batch, _shell), RewrittenGraph.Of(path, _settings));
        });
        _shell.Show(comparison.ToTable());
        _shell.Say(comparison.Describe());
        return (comparison, graph);
    }

    /// <inheritdoc/>
    public void Dispose() => Session.Dispose();
}
