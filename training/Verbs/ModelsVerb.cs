using System.CommandLine;
using Spectre.Console;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Training.Augmentations;
using Strata.Training.Losses;
using Strata.Training.Models;
using Strata.Training.Optimizers;
using Strata.Training.Schedules;
using Strata.Views;

namespace Strata.Training.Verbs;

[Part("models", "Lists the models, optimizers, schedules, losses, augmentations and test-time views that there are.")]
sealed class ModelsVerb : IVerb
{
    sealed record Listed(string Kind, string Name, string Summary);

    public string Example => "dotnet run --project training -- models";

    public void Define(Command command)
    {
    }

    public int Execute(ParseResult options, Shell shell)
    {
        Listed[] parts = [.. List<IModel>("model"), .. List<IOptimizerKind>("optimizer"), .. List<ISchedule>("schedule"),
            .. List<ILoss>("loss"), .. List<IAugmentation>("augmentation"),
            .. List<ITestTimeView>("view")];
        Table table = new Table().AddColumns("kind", "name", "what it is").Border(TableBorder.Markdown);
        foreach (Listed part in parts)
            table.AddRow(part.Kind, part.Name, Markup.Escape(part.Summary));
        shell.Show(table);
        shell.Emit(parts);
        return 0;
    }

    static IEnumerable<Listed> List<TContract>(string kind) where TContract : class =>
        Parts<TContract>.All.Select(part => new Listed(kind, part.Name, part.Summary));
}
