using Spectre.Console;
using Spectre.Console.Rendering;

namespace Strata.CommandLine;

/// <summary>Progress for a terminal: a bar with percentage, rate, time left and a note.</summary>
/// <remarks>Rate and time left are Strata's own: Spectre's columns go by the time of day, which may jump.</remarks>
sealed class ProgressBar(ProgressTask task, Pace pace) : IProgressReport
{
    string _note = "";

    public static T Run<T>(IAnsiConsole console, string title, long total, string unit, TimeProvider clock, Func<IProgressReport, T> work)
    {
        Pace pace = new(total, clock);
        TextColumn notes = new();
        return console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
                new TextColumn { Text = () => pace.Done > 0 ? pace.RateIn(unit) : "" },
                new TextColumn { Text = () => pace.Left is { } left ? $"{Pace.Spell(left)} left" : "" }, notes)
            .Start(context =>
            {
                ProgressBar bar = new(context.AddTask(Markup.Escape(title), maxValue: Math.Max(total, 1)), pace);
                notes.Text = () => bar._note;
                return work(bar);
            });
    }

    public void Advance(long amount, string note = "")
    {
        pace.Advance(amount);
        task.Increment(amount);
        _note = note;
    }

    public sealed class TextColumn : ProgressColumn
    {
        public Func<string> Text { get; set; } = () => "";

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(Text());
    }
}
