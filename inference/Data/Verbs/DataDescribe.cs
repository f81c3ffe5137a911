using System.CommandLine;
using Spectre.Console;
using Strata.CommandLine;
using Strata.Registry;

namespace Strata.Data.Verbs;

[Part("data describe", "Show what a data set holds: counts, shape, classes, pixel statistics, fingerprint.")]
sealed class DataDescribe : IVerb
{
    readonly Argument<string> _set = DataOptions.Set();
    readonly Option<int?> _count = new("--count") { Description = "Images a split, for sets that are made by code." };

    public string Example => "dotnet run --project inference -- data describe mnist";

    public void Define(Command command)
    {
        command.Add(_set);
        command.Add(_count);
        command.Add(DataOptions.Folder);
        command.Add(DataOptions.Offline);
        command.Add(DataOptions.Seed);
    }

    public int Execute(ParseResult options, Shell shell)
    {
        string name = options.GetValue(_set)!;
        IDataSetSource source = DataSets.SourceOf(name);
        DataRequest request = DataOptions.Request(options, shell) with { Count = options.GetValue(_count) };
        if (request.Count is not null && source is not IMadeDataSet)
            throw new InputException($"--count is for sets that are made by code; {name} has the images that it has");
        List<ImageSet> sets = [];
        List<SplitDescription> splits = [];
        foreach (string split in DataSets.SplitsOf(name))
        {
            ImageSet set = DataSets.Load(name, split, request);
            sets.Add(set);
            splits.Add(SplitDescription.Of(set));
        }
        IReadOnlyList<DataCheck> patients = source is IPatientDataSet ? PatientCheck.Of(sets) : [];
        shell.Show(Figures(splits));
        shell.Show(Classes(sets[^1].ClassNames, splits));
        foreach (DataCheck check in patients)
            shell.Say($"{check.Subject}: {check.Finding}");
        shell.Emit(new { Name = name, Classes = sets[^1].ClassNames, Splits = splits, Patients = patients });
        return 0;
    }

    static Table Figures(List<SplitDescription> splits)
    {
        Table table = new Table().AddColumn("").AddColumns([.. splits.Select(split => split.Split)]);
        void Row(string title, Func<SplitDescription, string> figure) => table.AddRow([Markup.Escape(title), .. splits.Select(figure)]);
        Row("images", split => $"{split.Count:N0}");
        Row("shape [C,H,W]", split => string.Join('x', split.Shape));
        Row("pixel mean (0 to 1)", split => string.Join(' ', split.Mean.Select(mean => $"{mean:0.0000}")));
        Row("pixel deviation", split => string.Join(' ', split.StandardDeviation.Select(deviation => $"{deviation:0.0000}")));
        if (splits.Any(split => split.Groups is not null))
            Row("groups", split => $"{split.Groups:N0}");
        Row("fingerprint", split => split.Fingerprint);
        return table;
    }

    static Table Classes(IReadOnlyList<string> names, List<SplitDescription> splits)
    {
        Table table = new Table().AddColumn("label").AddColumn("class");
        foreach (SplitDescription split in splits)
            table.AddColumn(new TableColumn(split.Split).RightAligned());
        for (int label = 0; label < names.Count; label++)
            table.AddRow([$"{label}", Markup.Escape(names[label]), .. splits.Select(split => $"{split.PerClass[label]:N0}")]);
        return table;
    }
}
