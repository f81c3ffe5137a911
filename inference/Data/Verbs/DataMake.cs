using System.CommandLine;
using Strata.CommandLine;
using Strata.Data.Idx;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Data.Verbs;

[Part("data make", "Make a data set by code, in any number, and write it as four IDX files.")]
sealed class DataMake : IVerb
{
    readonly Argument<string> _set = new("DATA") { Description = $"A data set that is made by code: {string.Join(", ", Made)}." };
    readonly Option<int?> _count = new("--count") { Description = "Training images; the set's own default where not given." };
    readonly Option<int?> _testCount = new("--test-count") { Description = "Test images; the set's own default where not given." };
    readonly Option<string> _out = new("--out") { Description = "Folder to write to.", HelpName = "FOLDER", Required = true };

    static IReadOnlyCollection<string> Made =>
        [.. Parts<IDataSetSource>.All.Where(part => part.Instance is IMadeDataSet).Select(part => part.Name)];

    public string Example => "dotnet run --project inference -- data make digits --count 60000 --test-count 10000 --seed 7 --out data/my-digits";

    public void Define(Command command)
    {
        command.Add(_set);
        command.Add(_count);
        command.Add(_testCount);
        command.Add(_out);
        command.Add(DataOptions.Seed);
    }

    public int Execute(ParseResult options, Shell shell)
    {
        DataSpec spec = DataSpec.Parse(options.GetValue(_set)!);
        string name = spec.NameWith(spec.NameOrPath);
        IMadeDataSet made = SourceOf(spec);
        DataRequest request = DataOptions.Request(options, shell) with { Knobs = spec.Parameters };
        (string Split, DataRequest Request, int Count)[] orders =
        [
            .. from order in new[] { ("train", options.GetValue(_count)), ("test", options.GetValue(_testCount)) }
               let counted = request with { Count = order.Item2 }
               select (order.Item1, counted, made.CountOf(order.Item1, counted))
        ];
        string folder = OutputFolder.Require(options.GetValue(_out)!);
        ImageSet[] sets = [.. orders.Select(order => shell.Track($"{name} {order.Split}", order.Count, "images", progress =>
            DataSets.Load(name, order.Split, order.Request with { Progress = progress })))];
        IdxPair[] files = [.. sets.Select(set => IdxFolder.Write(folder, set))];
        shell.Say($"{name}, seed {request.Seed}: {sets[0].Count:N0} train and {sets[1].Count:N0} test images in {folder}");
        shell.Emit(new { Name = name, Folder = folder, request.Seed, Files = files, Splits = sets.Select(SplitDescription.Of) });
        return 0;
    }

    static IMadeDataSet SourceOf(DataSpec spec)
    {
        string name = spec.NameOrPath;
        if (Parts<IDataSetSource>.Get("data set", name) is not IMadeDataSet made)
            throw new InputException(
                $"{name} is not made by code: fetch it with `data fetch {name}`; what can be made: {string.Join(", ", Made)}");
        // IDX files have no place for groups: read back, a copy could land in validation while its original is trained on.
        if (spec.Invert == Inversion.Both)
            throw new InputException(
                $"IDX files cannot keep a copy with its original: make {name}, and read it with ':invert=both' behind the folder");
        // One image shows a wrong knob before a folder is made.
        DataSets.Load(spec.NameWith(name), "train", new DataRequest { Count = 1 });
        return made;
    }
}
