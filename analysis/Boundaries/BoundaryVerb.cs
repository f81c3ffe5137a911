using System.CommandLine;
using ScottPlot;
using Spectre.Console;
using Strata.Analysis.Evaluation;
using Strata.Analysis.Results;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Analysis.Boundaries;

/// <summary>`boundary RUN…`: which class models give to every point of the plane, for 2-D data.</summary>
[Part("boundary", "Draws which class models give to every point of the plane, for 2-D data such as spiral.")]
sealed class BoundaryVerb : IVerb
{
    readonly ScoringChoices _choices = new(ArgumentArity.OneOrMore);
    readonly Option<string?> _out = new("--out") { Description = "The folder for CSV, SVG and JSON. Default: reports/boundary-RUN." };

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- boundary models/lenet-relu-spiral reports/classical-spiral --dataset spiral";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        _choices.AddTo(command);
        command.Add(_out);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        using EvaluationJobs jobs = _choices.OpenTogether(options, shell).RequireImages();
        if (!Data.Plane.Holds(jobs.Set.Shape))
            throw new InputException(
                $"{jobs.Set.Name} has images of {jobs.Set.Shape}, and only points of a plane (two values each) have boundaries that can be drawn: try --dataset spiral, "
                + "or `embed` and `errors` for a map of images");
        string folder = OutputFolder.Require(options.GetValue(_out) ?? ScoringChoices.DefaultFolder("boundary", jobs.Models));
        ScoredModels scored = jobs.RunTogether(shell);
        BoundaryReport report = BoundaryAnalysis.Run(scored, ModelOptions.Settings(options), shell);
        ResultFiles.WriteCsv(
            Path.Combine(folder, "boundary.csv"),
            ["model", "accuracy", "accuracyLow", "accuracyHigh", "unsure", "borders", .. report.Classes.Select(name => $"area of {name}")],
            report.Models.Select(model => (object?[])[
                model.Name, model.Accuracy, model.AccuracyLow, model.AccuracyHigh, model.Unsure, model.Borders, .. model.Areas.Cast<object?>()]));
        (Plot picture, int width, int height) = BoundaryPlot.Of(report, scored.Set);
        AtomicFile.WriteText(Path.Combine(folder, "boundary.svg"), picture.GetSvgXml(width, height));
        ResultFiles.WriteSummary(folder, report);
        Show(report, shell);
        shell.Emit(report);
        shell.Say($"written to {folder}{Path.DirectorySeparatorChar}");
        return 0;
    }

    static void Show(BoundaryReport report, Shell shell)
    {
        Table table = new() { Border = TableBorder.Simple };
        foreach (string column in (string[])["model", "accuracy", "95 % interval", "unsure", "borders", .. report.Classes.Select(name => $"area of {name}")])
            table.AddColumn(new TableColumn(Markup.Escape(column)) { NoWrap = true, Alignment = table.Columns.Count == 0 ? Justify.Left : Justify.Right });
        foreach (ModelBoundary model in report.Models)
            table.AddRow([
                Markup.Escape(model.Name), $"{100 * model.Accuracy:0.00} %", $"{100 * model.AccuracyLow:0.00} to {100 * model.AccuracyHigh:0.00}",
                $"{100 * model.Unsure:0.0} %", $"{model.Borders:N0}", .. model.Areas.Select(area => $"{100 * area:0.0} %")]);
        shell.Show(table);
        shell.Say("unsure: the share of the plane where no class has a probability of 0.9; borders: neighbouring points of different classes, of 130,560 pairs");
    }
}
