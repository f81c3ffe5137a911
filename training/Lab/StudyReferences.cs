using Strata.Registry;

namespace Strata.Training.Lab;

/// <summary>
/// Where a study names runs of its own, to start from, to average or to compare with: all must be there, or nothing is run.
/// </summary>
static class StudyReferences
{
    /// <summary>Options of a run may name another run of the study to start from, as in `"from": "run:source/lenet"`.</summary>
    public const string RunMark = "run:";

    /// <summary>Refuses names that lead nowhere.</summary>
    /// <param name="study">The study's name.</param>
    /// <param name="file">The study.</param>
    /// <param name="runs">Its runs, in order.</param>
    /// <param name="seeds">How often each is repeated.</param>
    /// <exception cref="InputException">There is one.</exception>
    public static void Require(string study, StudyFile file, IReadOnlyList<PlannedRun> runs, int seeds)
    {
        for (int place = 0; place < runs.Count; place++)
            RequireSource(study, runs[place], [.. runs.Take(place).Select(Name)]);
        foreach (StudyGroup group in file.Groups)
            foreach (StudyEnsemble ensemble in group.Ensembles)
                RequireMembers($"study {study}, {ensemble.Name} of {group.Name}", ensemble, file, runs, seeds);
        if (file.Reference is { } reference && !runs.Select(Name).Contains(Name(reference)))
            throw Nearest.Unknown($"reference in the study {study}", Name(reference), [.. runs.Select(Name)]);
        foreach (StudyContrast contrast in file.Contrasts)
            foreach (string group in (string[])[contrast.First, contrast.Second])
                if (!runs.Select(Name).Contains($"{group}/{contrast.Reference}"))
                    throw Nearest.Unknown($"reference of a contrast in the study {study}", $"{group}/{contrast.Reference}", [.. runs.Select(Name)]);
    }

    static string Name(PlannedRun run) => $"{run.Group}/{run.Name}";

    static string Name(StudyReference run) => $"{run.Group}/{run.Run}";

    static void RequireSource(string study, PlannedRun run, string[] before)
    {
        if (run.Options.From is not { } from
            || !from.StartsWith(RunMark, StringComparison.Ordinal) || before.Contains(from[RunMark.Length..]))
            return;
        throw new InputException(
            $"study {study}, run {run.Name} of {run.Group}: no run before it is called '{from}', as in {RunMark}GROUP/NAME");
    }

    static void RequireMembers(
        string where, StudyEnsemble ensemble, StudyFile file, IReadOnlyList<PlannedRun> runs, int seeds)
    {
        string[] groups = [.. file.Groups.Select(group => group.Name)];
        if (!groups.Contains(ensemble.Of))
            throw new InputException($"{where}: {Nearest.Unknown("group", ensemble.Of, groups).Message}");
        int there = runs.Count(run => run.Group == ensemble.Of) * seeds;
        if (ensemble.Members < 1 || ensemble.Members > there)
            throw new InputException($"{where}: {ensemble.Members} members of {ensemble.Of} were asked for, give 1 to {there}");
    }
}
