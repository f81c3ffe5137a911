using System.Security.Cryptography;
using System.Text.Json;
using Strata.Storage;

namespace Strata.Training.Search;

/// <summary>
/// search.json: the plan and every trial that was trained, written anew after each, whole or not at all. A search that is killed at
/// any moment repeats no trial that stands here; the one it was at goes on from its own checkpoint. Its SHA-256 stands in it: a journal
/// that was damaged is not believed, but written again from the folders of its trials.
/// </summary>
public sealed class SearchJournal : IDisposable
{
    sealed record Content(SearchPlan Plan, IReadOnlyList<TrialRecord> Trials, string? Sha256 = null)
    {
        /// <summary>SHA-256 of plan and trials as they are written.</summary>
        public string Hash() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this with { Sha256 = null }, Json.Line)));
    }

    readonly List<TrialRecord> _trials;
    readonly FolderLock _lock;

    SearchJournal(string folder, SearchPlan plan, IEnumerable<TrialRecord> trials, FolderLock @lock) =>
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
    /// <param name="say">Hears of a journal that is damaged.</param>
    /// <exception cref="InputException">The folder holds another search or is in use.</exception>
    public static SearchJournal Open(string folder, SearchPlan plan, bool overwrite, Action<string> say)
    {
        OutputFolder.Require(folder);
        FolderLock @lock = FolderLock.Take(folder, "--run");
        try
        {
            if (overwrite)
                Clear(folder);
            string file = Path.Combine(folder, "search.json");
            Content content = File.Exists(file) ? Read(file, say) ?? new Content(plan, []) : new Content(plan, []);
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
        Content content = new(Plan, _trials);
        AtomicFile.WriteText(
            Path.Combine(Folder, "search.json"), JsonSerializer.Serialize(content with { Sha256 = content.Hash() }, Json.Indented) + "\n");
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    // Only what a search has made: its trials and its own files.
    static void Clear(string folder)
    {
        foreach (string trial in Directory.GetDirectories(folder, "trial-*"))
            Directory.Delete(trial, recursive: true);
        File.Delete(Path.Combine(folder, "search.json"));
    }

    static Content? Read(string file, Action<string> say)
    {
        try
        {
            Content content = JsonSerializer.Deserialize<Content>(File.ReadAllText(file), Json.Indented) ?? throw new JsonException("it is empty");
            return content.Sha256 is null || content.Sha256 == content.Hash() ? content : throw new JsonException("its SHA-256 is another");
        }
        catch (JsonException damage)
        {
            say($"{file} is damaged ({damage.Message}): it is written again from the folders of the trials");
            return null;
        }
    }

    // Where the data lie and what computes may change between two calls.
    static string Text(SearchPlan plan) =>
        JsonSerializer.Serialize(plan with { Options = plan.Options with { DataFolder = null, Device = "cpu", Threads = 0 } }, Json.Line);
}
