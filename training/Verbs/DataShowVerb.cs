using System.CommandLine;
using Strata.CommandLine;
using Strata.Data;
using Strata.Registry;
using Strata.Storage;
using Strata.Training.Augmentations;

namespace Strata.Training.Verbs;

[Part("data show", "Draws images of a data set, and what augmentations make of them, as a contact sheet.")]
sealed class DataShowVerb : IVerb
{
    const int RowsWithoutAugmentation = 6;

    readonly Argument<string> _set = DataOptions.Set();
    readonly Option<string[]> _augment = new("--augment") { Description = "Augmentations, a row each, as in shift:pixels=3 rotation; all for every one there is.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
    readonly Option<bool> _together = new("--together") { Description = "One row with all of them in order, as train applies them." };
    readonly Option<int> _count = new("--count") { Description = "Images a row.", DefaultValueFactory = _ => 10 };
    readonly Option<string> _split = new("--split") { Description = "train or test.", DefaultValueFactory = _ => "train" };
    readonly Option<string?> _out = new("--out") { Description = "The picture, .svg (with names) or .png. Default: reports/show-DATA.svg." };

    public string Example => "dotnet run --project training -- data show digits --augment shift:pixels=3 rotation elastic";

    public void Define(Command command)
    {
        command.Add(_set);
        foreach (Option option in (Option[])[_augment, _together, _count, _split, DataOptions.Folder, DataOptions.Offline, DataOptions.Seed, _out])
            command.Add(option);
    }

    public int Execute(ParseResult parsed, Shell shell)
    {
        string name = parsed.GetValue(_set)!;
        int seed = parsed.GetValue(DataOptions.Seed);
        ImageSet images = DataSets.Load(name, parsed.GetValue(_split)!, DataOptions.Request(parsed, shell) with { Seed = 1 });
        int count = parsed.GetValue(_count);
        if (count < 1 || count > images.Count)
            throw new InputException($"--count is {count}, give 1 to {images.Count:N0}");
        (string Name, IReadOnlyList<string> Augment)[] rows = Rows(parsed);
        int[] places = BalancedSubset.OfSize(images.Labels, count, seed);
        Array.Sort(Array.ConvertAll(places, place => images.Labels[place]), places);
        ContactSheet sheet = rows.Length > 1 ? ContactSheet.Of(images, places, rows, seed) : Plain(images, count, seed);
        string path = parsed.GetValue(_out) ?? Path.Combine("reports", $"show-{RunName(name)}.svg");
        OutputFolder.Require(Path.GetDirectoryName(Path.GetFullPath(path))!);
        sheet.Save(path);
        shell.Say($"rows: {string.Join(", ", sheet.Rows)}");
        shell.Say($"written: {path}");
        shell.Emit(new { File = path, sheet.Rows, sheet.Columns });
        return 0;
    }

    (string, IReadOnlyList<string>)[] Rows(ParseResult parsed)
    {
        string[] asked = parsed.GetValue(_augment)!;
        string[] specs = asked is ["all"] ? [.. Parts<IAugmentation>.Names] : asked;
        return parsed.GetValue(_together) && specs.Length > 0 ? [("as it is", []), (string.Join(" ", specs), specs)]
            : [("as it is", []), .. specs.Select(spec => (spec, (IReadOnlyList<string>)[spec]))];
    }

    // Without augmentations there are more images to see instead: the next ones of the same classes in every row.
    static ContactSheet Plain(ImageSet images, int count, int seed)
    {
        int rows = Math.Min(RowsWithoutAugmentation, images.Count / count);
        int[] places = BalancedSubset.OfSize(images.Labels, count * rows, seed);
        Array.Sort(Array.ConvertAll(places, place => images.Labels[place]), places);
        // Column by column, so that a class stays in its column.
        ContactSheet[] sheets = [.. Enumerable.Range(0, rows).Select(row =>
            ContactSheet.Of(images, [.. Enumerable.Range(0, count).Select(column => places[column * rows + row])], [($"{row + 1}", [])], seed))];
        return ContactSheet.Stacked(sheets);
    }

    static string RunName(string name) => string.Join('-', Path.GetFileName(Path.TrimEndingDirectorySeparator(name)).Split(':', '=', ','));
}
