using System.CommandLine;
using Spectre.Console;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Training.Lab;

namespace Strata.Training.Verbs;

[Part("studies", "Lists the studies that come with Strata.")]
sealed class StudiesVerb : IVerb
{
    sealed record Listed(string Name, string Question, IReadOnlyDictionary<string, int> Runs);

    public string Example => "dotnet run --project training -- studies";

    public void Define(Command command)
    {
    }

    public int Execute(ParseResult parsed, Shell shell)
    {
        Listed[] studies = [.. StudyLibrary.Names.Select(List)];
        Table table = new Table().AddColumns("study", "what it asks", "runs").Border(TableBorder.Markdown);
        foreach (Listed study in studies)
            table.AddRow(study.Name, Markup.Escape(study.Question), string.Join(", ", study.Runs.Select(scale => $"{scale.Value} {scale.Key}")));
        shell.Show(table);
        shell.Emit(studies);
        return 0;
    }

    static Listed List(string name)
    {
        StudyFile file = StudyLibrary.Read(name);
        return new Listed(name, file.Question, file.Scales.Keys.ToDictionary(scale => scale, scale =>
        {
            StudyPlan plan = StudyPlan.Of(name, file, scale, [], set => set);
            return plan.Runs.Count * plan.Seeds;
        }));
    }
}
