using System.CommandLine;
using Spectre.Console;
using Strata.CommandLine;
using Strata.Registry;

namespace Strata.Data.Verbs;

[Part("data verify", "Check a data set's files against their pinned hashes and read them to the end.")]
sealed class DataVerify : IVerb
{
    readonly Argument<string> _set = DataOptions.Set();

    public string Example => "dotnet run --project inference -- data verify mnist";

    public void Define(Command command)
    {
        command.Add(_set);
        command.Add(DataOptions.Folder);
    }

    public int Execute(ParseResult options, Shell shell)
    {
        string name = options.GetValue(_set)!;
        DataSpec spec = DataSpec.Parse(name);
        IReadOnlyList<DataCheck> checks = spec.Source().Verify(DataOptions.Request(options, shell) with { Knobs = spec.Parameters });
        Table table = new Table().AddColumns("what", "sound", "finding");
        foreach (DataCheck check in checks)
            table.AddRow(Markup.Escape(check.Subject), check.IsSound ? "yes" : "NO", Markup.Escape(check.Finding));
        shell.Show(table);
        shell.Emit(new { Name = name, IsSound = checks.All(check => check.IsSound), Checks = checks });
        DataCheck[] broken = [.. checks.Where(check => !check.IsSound)];
        return broken.Length == 0 ? 0 : throw new FailureException(
            $"{broken.Length} of {checks.Count} checks of {name} failed, first {broken[0].Subject}: replace what is broken, or fetch it again");
    }
}
