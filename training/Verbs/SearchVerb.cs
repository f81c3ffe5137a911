using System.CommandLine;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Training.Curves;
using Strata.Training.Runs;
using Strata.Training.Search;

namespace Strata.Training.Verbs;

/// <summary>What `search grid` and `search random` share: all but which points they try.</summary>
abstract class SearchVerb(string strategy) : IVerb
{
    const int RowsShown = 20;

    sealed record Found(
        int Rank, int Trial, IReadOnlyList<Setting> Settings, double? Accuracy, double? Spread, double? Loss, int Epochs,
        TrialStatus Status, Verdict? Verdict, IReadOnlyList<string> Folders);

    sealed record Summary(string Folder, int Points, double Seconds, IReadOnlyList<string> Advice, IReadOnlyList<Found> Ranking);

    readonly TrainingArguments _training = new();
    readonly Option<string[]> _vary = new("--vary")
    {
        Description = "What varies: name=a|b|c, name=low..high, low..high:log, or low..high:4 for steps; a training option or a knob of the model.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };
    readonly Option<int?> _runs = new("--runs") { Description = "Points to try." };
    readonly Option<double?> _minutes = new("--minutes") { Description = "Begin no trial after that many minutes of training, added up over all trials, those of earlier calls included." };
    readonly Option<int> _repeats = Of("--repeats", "Train every point with that many seeds; the table gives mean and standard deviation.", 1);
    readonly Option<bool> _halving = new("--halving") { Description = "Successive halving: train all a little, go on with the best." };
    readonly Option<int> _eta = Of("--eta", "With --halving: keep one of that many at each rung.", 3);
    readonly Option<int> _first = Of("--first", "With --halving: epochs of the first rung, at least.", 1);
    readonly Option<int> _export = Of("--export", "Export the best that many points to ONNX; `export` does the others later.", 1);
    readonly Option<string> _out = Of("--out", "The folder of all runs.", "models");
    readonly Option<string?> _run = new("--run") { Description = "The name of the search; search-MODEL-DATASET unless given." };
    readonly Option<int> _jobs = Jobs.Option();
    readonly Option<bool> _overwrite = new("--overwrite") { Description = "Start anew where a search of that name exists; without it a search goes on." };

    public abstract string Example { get; }

    public void Define(Command command)
    {
        _training.Define(command);
        foreach (Option option in (Option[])[_vary, _runs, _minutes, _repeats, _halving, _eta, _first, _jobs, _export, _out, _run, _overwrite])
            command.Add(option);
    }

    public int Execute(ParseResult parsed, Shell shell)
    {
        IReadOnlyList<Knob> knobs = Knob.ParseAll(parsed.GetValue(_vary)!);
        VariedOptions options = new(parsed, run => RunFolder.Find(run, parsed.GetValue(_out)!).Path);
        foreach (Knob knob in knobs)
            options.Require(knob);
        SearchPlan plan = Plan(parsed, options.Base, knobs);
        SearchBudget budget = Budget(parsed);
        int jobs = Jobs.Read(parsed, _jobs);
        IEnumerable<SearchPoint> points = Parts<ISearchStrategy>.Get("search strategy", strategy)
            .Points(knobs, plan.Options.Seed, budget.MayStopShort);
        string name = parsed.GetValue(_run) ?? $"search-{TrainingArguments.DefaultRunName(plan.Options)}";
        string folder = Path.Combine(parsed.GetValue(_out)!, name);
        using SearchJournal journal = SearchJournal.Open(folder, plan, parsed.GetValue(_overwrite), shell.Say);
        if (journal.Trials.Count > 0)
            shell.Say($"{folder}: going on after {journal.Trials.Count} trials");
        using RunWorkers? workers = jobs > 1 ? new(jobs, shell) : null;
        TrialTraining training = new(journal, settings => WithThreads(options.Of(settings), jobs), workers, shell);
        SearchRun run = new(journal, budget, training, workers, shell);
        run.Train(points);
        IReadOnlyList<RankedPoint> ranked = Ranking.Of(journal.Trials);
        run.Export(ranked.Take(parsed.GetValue(_export)));
        return Report(shell, journal, ranked, knobs);
    }

    static TrainingOptions WithThreads(TrainingOptions options, int jobs) => options with { Threads = Jobs.Threads(options.Threads, jobs) };

    SearchPlan Plan(ParseResult parsed, TrainingOptions options, IReadOnlyList<Knob> knobs)
    {
        bool halving = parsed.GetValue(_halving);
        int repeats = parsed.GetValue(_repeats);
        void Refuse(bool wrong, string why)
        {
            if (wrong)
                throw new InputException(why);
        }
        Refuse(repeats < 1, $"--repeats is {repeats}, give at least 1");
        Refuse(repeats > 1 && knobs.Any(knob => knob.Name == "seed"), "--repeats and --vary seed both choose the seed: leave one out");
        Refuse(halving && knobs.Any(knob => knob.Name == "epochs"), "--halving decides the epochs of each trial: leave --vary epochs out");
        Refuse(!halving && (IsGiven(parsed, _eta) || IsGiven(parsed, _first)), "--eta and --first belong to --halving");
        Refuse(parsed.GetValue(_export) < 0, $"--export is {parsed.GetValue(_export)}, give 0 or more");
        int eta = halving ? parsed.GetValue(_eta) : 0;
        if (halving)
            HalvingBracket.Of(1, options.Epochs, eta, parsed.GetValue(_first));
        return new SearchPlan(strategy, options, parsed.GetValue(_vary)!, repeats, eta, halving ? parsed.GetValue(_first) : 0);
    }

    SearchBudget Budget(ParseResult parsed)
    {
        (int? runs, double? minutes) = (parsed.GetValue(_runs), parsed.GetValue(_minutes));
        if (runs < 1)
            throw new InputException($"--runs is {runs}, give at least 1");
        if (minutes is { } given && !(given > 0 && given < TimeSpan.MaxValue.TotalMinutes))
            throw new InputException($"--minutes is {minutes}, give a number above 0");
        if (strategy == "random" && runs is null && (minutes is null || parsed.GetValue(_halving)))
            throw new InputException(
                $"random search has no end of its own: give --runs{(minutes is null ? " or --minutes" : ", which --halving needs beside --minutes")}");
        return new SearchBudget(runs, minutes is { } limit ? TimeSpan.FromMinutes(limit) : null);
    }

    static int Report(Shell shell, SearchJournal journal, IReadOnlyList<RankedPoint> ranked, IReadOnlyList<Knob> knobs)
    {
        IReadOnlyList<string> advice = Refinement.Of(ranked, knobs);
        KnobCharts.Save(journal.Folder, ranked, knobs);
        SearchTable.Write(Path.Combine(journal.Folder, "search.csv"), ranked, knobs);
        SearchTable.Show(shell, ranked, knobs, RowsShown);
        foreach (string sentence in advice)
            shell.Say(sentence);
        shell.Say($"written: {journal.Folder}");
        Found[] found = [.. ranked.Select(point => Describe(point, journal.Folder))];
        shell.Emit(new Summary(journal.Folder, ranked.Count, journal.Spent.TotalSeconds, advice, found));
        if (ranked.All(point => point.HasFailed))
            throw new FailureException($"no trial came through: {ranked[0].Runs[0].Why}");
        return 0;
    }

    static Found Describe(RankedPoint point, string folder)
    {
        static double? Number(double value) => double.IsNaN(value) ? null : value;
        return new Found(
            point.Rank, point.Number, point.Settings, Number(point.Accuracy), Number(point.Spread), Number(point.Loss),
            point.Runs.Max(run => run.Epochs), point.Status, point.Verdict, [.. point.Runs.Select(run => Path.Combine(folder, run.Folder))]);
    }

    static Option<T> Of<T>(string name, string description, T otherwise) =>
        new(name) { Description = description, DefaultValueFactory = _ => otherwise };

    static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}
