using Strata.CommandLine;
using Strata.Data;
using Strata.Sessions;
using Strata.Training.Ensembles;
using Strata.Training.Runs;

namespace Strata.Training.Lab;

/// <summary>The ensembles of a study: graphs that average runs of a group, put together again only where a member changed.</summary>
/// <param name="plan">The study.</param>
/// <param name="folder">Its folder.</param>
/// <param name="shell">Where it says what it does.</param>
/// <param name="testSet">Loads a test set.</param>
sealed class StudyEnsembles(StudyPlan plan, string folder, Shell shell, Func<string, TrainingOptions, ImageSet> testSet)
{
    /// <summary>A line for every ensemble.</summary>
    /// <param name="done">The runs that are there, in order.</param>
    /// <exception cref="InputException">An ensemble has more members than its group has runs.</exception>
    public IEnumerable<StudyRow> Rows(IReadOnlyList<(PlannedRun Run, int Seed, string Path)> done) =>
        from @group in plan.File.Groups
        from ensemble in @group.Ensembles
        select Row(@group.Name, ensemble, Members(@group.Name, ensemble, done));

    (PlannedRun Run, int Seed, string Path)[] Members(string group, StudyEnsemble ensemble, IReadOnlyList<(PlannedRun Run, int Seed, string Path)> done)
    {
        (PlannedRun, int, string)[] members = [.. done.Where(run => run.Run.Group == ensemble.Of).Take(ensemble.Members)];
        return members.Length == ensemble.Members && members.Length > 0 ? members
            : throw new InputException($"study {plan.Name}, {ensemble.Name} of {group}: {ensemble.Members} members of {ensemble.Of} were asked for, it has {members.Length}");
    }

    StudyRow Row(string group, StudyEnsemble ensemble, (PlannedRun Run, int Seed, string Path)[] members)
    {
        RunRecord[] records = [.. members.Select(member => RunFolder.Find(member.Path, member.Path).Record)];
        TrainingOptions options = records[0].Options;
        ImageSet test = testSet(options.DataSet, options);
        // A result like that of the member itself: the study goes on.
        bool diverged = records.Any(record => record.Status == RunStatus.Diverged);
        bool isMember = members.Length == 1 && ensemble.Tta.Count == 0;
        string path = diverged || isMember ? members[0].Path : Make(group, ensemble, members);
        TestedFigures tested = diverged ? TestedFigures.None : TestedFigures.Of(Path.Combine(path, "model.onnx"), test, options.Threads);
        (double low, double high) = AccuracyInterval.Of([tested.Accuracy], test.Count);
        Dictionary<string, double> figures = new()
        {
            ["testAccuracyLow"] = low,
            ["testAccuracyHigh"] = high,
            ["members"] = members.Length,
            ["parameters"] = records.Sum(record => record.Parameters),
            ["seconds"] = records.Sum(record => record.TrainSeconds),
            ["validationAccuracy"] = records.Average(record => record.Best?.ValidationAccuracy ?? double.NaN),
        };
        tested.AddTo(figures);
        return new StudyRow
        {
            Group = group,
            Name = ensemble.Name,
            Value = $"{ensemble.Members}",
            Figures = figures,
            PerSeed = [tested.Accuracy],
            TestImages = test.Count,
            Verdict = diverged ? "diverged" : "ensemble",
            Sentence = diverged ? "The loss of a member became no number." : "",
            Folders = [Path.GetRelativePath(folder, path)],
        };
    }

    string Make(string group, StudyEnsemble ensemble, (PlannedRun Run, int Seed, string Path)[] members)
    {
        string name = $"{group}-{ensemble.Name}".Replace(' ', '-');
        string path = Path.Combine(folder, name);
        string model = Path.Combine(path, "model.onnx");
        string[] files = [.. members.Select(member => Path.Combine(member.Path, "model.onnx"))];
        if (File.Exists(model) && EnsembleRecord.IsOf(path, files, ensemble.Tta))
            return path;
        shell.Say($"{plan.Name}: averaging {members.Length} model{(members.Length == 1 ? "" : "s")} as {name}");
        Ensemble made = Ensemble.Of(name, [.. members.Select(member => ModelFile.Find(member.Path))], ensemble.Tta, members[0].Run.Options.DataFolder);
        using RunFolder runFolder = RunFolder.Create(path, overwrite: true);
        made.Save(runFolder);
        return path;
    }
}
