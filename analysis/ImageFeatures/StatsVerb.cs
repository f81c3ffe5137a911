using System.CommandLine;
using Strata.Analysis.Probes;
using Strata.CommandLine;
using Strata.Data;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.ImageFeatures;

/// <summary>`stats DATA`: what can be told of the classes by features that are computed by rule, before any network.</summary>
[Part("stats", "Measures features of every image and says how the classes differ in them, and how well each kind and all together classify.")]
sealed class StatsVerb : IVerb
{
    readonly Argument<string> _set = DataOptions.Set();
    readonly ProbeChoices _probes = new();
    readonly Option<string[]> _kinds = new("--kinds")
    {
        Description = $"Which: {string.Join("; ", Parts<IImageFeature>.All.Select(part => $"{part.Name}: {part.Summary}"))}. Default: all.",
        HelpName = "KIND",
        AllowMultipleArgumentsPerToken = true,
    };
    readonly Option<int> _images = new("--images")
    {
        Description = "How many test images to judge on, as many of each class, drawn by the seed; 0 for all.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 10_000,
    };
    readonly Option<int> _trainImages = new("--train-images")
    {
        Description = "How many images of the train split to describe and to learn from, as many of each class, drawn by the seed; 0 for all.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 10_000,
    };
    readonly Option<int> _bins = new("--bins")
    {
        Description = "Bins of equal frequency in which mutual information is counted.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => new StatsOptions().Bins,
    };
    readonly Option<int> _threads = new("--threads") { Description = "Threads; 0 for one a core. Results do not depend on it.", HelpName = "NUMBER" };
    readonly Option<string?> _out = new("--out") { Description = "The folder for CSV, SVG and JSON. Default: reports/stats-DATA.", HelpName = "FOLDER" };

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- stats mnist";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        command.Add(_set);
        Option[] own = [_kinds, _images, _trainImages, _bins, DataOptions.Folder, DataOptions.Offline, DataOptions.Seed, _threads, _out];
        Array.ForEach(own, command.Add);
        _probes.AddTo(command);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        StatsOptions stats = Options(options);
        ImageSet train = DataSets.Load(options.GetValue(_set)!, "train", DataOptions.Request(options, shell));
        ImageSet test = DataSets.Load(options.GetValue(_set)!, "test", DataOptions.Request(options, shell));
        int[] learned = Sample(train, _trainImages, options), judged = Sample(test, _images, options);
        string folder = OutputFolder.Require(options.GetValue(_out) ?? Path.Combine("reports", $"stats-{FileName.Of(train.Name)}"));

        StatsReport report = StatsAnalysis.Run(train.Subset(learned, "train"), test.Subset(judged, "test"), stats, shell);
        StatsFiles.Write(folder, report, judged, Array.ConvertAll(judged, image => test.Labels[image]));
        shell.Show(StatsFiles.Table(report));
        foreach (string sentence in report.Sentences)
            shell.Say(sentence);
        shell.Emit(report);
        shell.Say($"written to {folder}{Path.DirectorySeparatorChar}");
        return 0;
    }

    StatsOptions Options(ParseResult options)
    {
        string[] kinds = options.GetValue(_kinds) ?? [];
        // Before the data is loaded: a mistyped kind should not cost a wait.
        Array.ForEach(kinds, kind => Parts<IImageFeature>.Get("kind of feature", kind));
        return new StatsOptions
        {
            Kinds = kinds,
            Bins = options.GetValue(_bins) is >= 2 and int bins ? bins : throw new InputException($"--bins must be at least 2, not {options.GetValue(_bins)}"),
            Probes = _probes.Of(options),
            Seed = options.GetValue(DataOptions.Seed),
            Threads = options.GetValue(_threads),
        };
    }

    static int[] Sample(ImageSet set, Option<int> option, ParseResult options)
    {
        int wanted = options.GetValue(option);
        if (wanted < 0)
            throw new InputException($"{option.Name} must be 0 (all) or more, not {wanted}");
        return wanted == 0 || wanted >= set.Count ? [.. Enumerable.Range(0, set.Count)]
            : BalancedSubset.OfSize(set.Labels, wanted, options.GetValue(DataOptions.Seed));
    }
}
