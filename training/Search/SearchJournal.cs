using System.Text.Json;
using Strata.Storage;

namespace Strata.Training.Search;

/// <summary>
/// search.json: the plan and every trial that was trained, written anew after each, whole or not at all. A search that is killed at
/// any moment repeats no trial that stands here; the one it was at goes on from its own checkpoint.
/// </summary>
public sealed class SearchJournal : IDisposable
{
    sealed record Content(SearchPlan Plan, IReadOnlyList<TrialRecord> Trials);

    readonly List<TrialRecord> _trials;
    readonly FileStream _lock;

    SearchJournal(string folder, SearchPlan plan, IEnumerable<TrialRecord> trials, FileStream @lock) =>
        (Folder, Plan, _trials, _lock) = (folder, plan, [.. trials], @lock);

    /// <summary>The folder of the search.</summary>
    public string Folder { get; }

    /// <summary>The plan.</summary>
    public SearchPlan Plan { get; }

    /// <summary>Every trial so far, in the order in which they were begun.</summary>
    public IReadOnlyList<TrialRecord> Trials => _trials;

    /// <summary>Wall-clock time of all trials.</summary>
    public TimeSpan Spent => TimeSpan.FromSeconds(_trials.Sum(trial => trial.Seconds));

    /// <summary>Begins a search, or goes on with it where the folder holds one of the same plan.</summary>
    /// <param name="folder">The folder of the search.</param>
    /// <param name="plan">What is to be searched.</param>
    /// <param name="overwrite">Whether to begin anew where there is a search already.</param>
    /// <exception cref="InputException">The folder holds another search or is in use, or its journal is damaged.</exception>
    public static SearchJournal Open(string folder, SearchPlan plan, bool overwrite)
    {
        OutputFolder.Require(folder);
        FileStream @lock = Lock(folder);
        try
        {
            if (overwrite)
                Clear(folder);
            string file = Path.Combine(folder, "search.json");
            if (!File.Exists(file))
                return new SearchJournal(folder, plan, [], @lock);
            Content content = Read(file);
            if (Text(content.Plan) != Text(plan))
                throw new InputException(
                    $"{folder} holds another search ({string.Join(' ', content.Plan.Vary)}): --run names another folder, --overwrite starts anew");
            return new SearchJournal(folder, plan, content.Trials, @lock);
        }
        catch
        {
            @lock.Dispose();
            throw;
        }
    }

    /// <summary>The trial of that point and seed, or null.</summary>
    public TrialRecord? Find(int number, int seed) => _trials.Find(trial => trial.Number == number && trial.Seed == seed);

    /// <summary>Notes a trial, in the place of what was known about it, and writes the journal.</summary>
    public void Note(TrialRecord trial)
    {
        int known = _trials.FindIndex(other => other.Number == trial.Number && other.Seed == trial.Seed);
        if (known < 0)
            _trials.Add(trial);
        else
            _trials[known] = trial;
        AtomicFile.WriteText(Path.Combine(Folder, "search.json"), JsonSerializer.Serialize(new Content(Plan, _trials), Json.Indented) + "\n");
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    static FileStream Lock(string folder)
    {
        try
        {
            string path = Path.Combine(folder, ".lock");
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException error)
        {
            throw new InputException($"another process works on {folder} ({error.Message}): wait for it, or choose another --run", error);
        }
    }

    // Only what a search has made: its trials and its own files.
    static void Clear(string folder)
    {
        foreach (string trial in Directory.GetDirectories(folder, "trial-*"))
            Directory.Delete(trial, recursive: true);
        File.Delete(Path.Combine(folder, "search.json"));
    }

    static Content Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(File.ReadAllText(file), Json.Indented) ?? throw new JsonException("it is empty");
        }
        catch (JsonException damage)
        {
            throw new InputException($"{file} is damaged ({damage.Message}): --overwrite starts the search anew", damage);
        }
    }

    // Where the data lie and what computes may change between two calls.
    static string Text(SearchPlan plan) =>
        JsonSerializer.Serialize(plan with { Options = plan.Options with { DataFolder = null, Device = "cpu", Threads = 0 } }, Json.Line);
}
