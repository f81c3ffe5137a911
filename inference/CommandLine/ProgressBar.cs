using Spectre.Console;
using Spectre.Console.Rendering;

namespace Strata.CommandLine;

/// <summary>Progress for a terminal: a bar with percentage, rate, time left and a note.</summary>
sealed class ProgressBar(ProgressTask task, ProgressBar.NoteColumn notes) : IProgressReport
{
    public static T Run<T>(IAnsiConsole console, string title, long total, string unit, Func<IProgressReport, T> work)
    {
        NoteColumn notes = new();
        return console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
                new RateColumn(unit), new RemainingTimeColumn(), notes)
            .Start(context => work(new ProgressBar(context.AddTask(Markup.Escape(title), maxValue: total), notes)));
    }

    public void Advance(long amount, string note = "")
    {
        task.Increment(amount);
        notes.Note = note;
    }

    sealed class RateColumn(string unit) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.Speed is { } speed ? $"{speed:N0} {unit}/s" : "");
    }

    public sealed class NoteColumn : ProgressColumn
    {
        public string Note { get; set; } = "";

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(Note);
    }
}
