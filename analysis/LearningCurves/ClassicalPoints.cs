using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Strata.Analysis.Classical;
using Strata.CommandLine;
using Strata.Data;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.LearningCurves;

/// <summary>
/// Trains classical methods on the pixels of balanced subsets. Each result is kept in a file named after what decides it, so that a curve that was stopped
/// goes on, and one with more sizes or methods trains only those.
/// </summary>
/// <param name="whole">The training split.</param>
/// <param name="test">The test split.</param>
/// <param name="validation">The share that is held out, as networks do.</param>
/// <param name="work">How to work; its seed draws the subsets too.</param>
/// <param name="folder">Where results are kept; it exists.</param>
/// <param name="shell">Hears of progress.</param>
sealed class ClassicalPoints(ImageSet whole, ImageSet test, double validation, ClassicalWork work, string folder, Shell shell)
{
    readonly string _testFingerprint = Fingerprint.Of(test);

    /// <summary>Images that can be learned from.</summary>
    public int Available { get; } = StratifiedSplit.Of(whole, validation, work.Seed).Train.Length;

    /// <summary>One series a method.</summary>
    /// <param name="methods">As they were typed.</param>
    /// <param name="sizes">Rising, each at most <see cref="Available"/>.</param>
    /// <exception cref="OperationCanceledException">It was stopped; what is finished is kept.</exception>
    public IReadOnlyList<LearningSeries> Series(IReadOnlyList<PartSpec> methods, IReadOnlyList<int> sizes)
    {
        Dictionary<PartSpec, List<LearningPoint>> points = methods.ToDictionary(method => method, _ => new List<LearningPoint>());
        // By size, so that a subset is drawn once and what is stopped early has every method at the smaller sizes.
        foreach (int size in sizes)
        {
            ImageSet train = ClassicalTask.Of(whole, () => test, size, validation, work.Seed).Train;
            string subset = Fingerprint.Of(train);
            foreach (PartSpec method in methods)
                if (Point(method, train, subset) is { } point)
                    points[method].Add(point);
        }
        return [.. points.Where(pair => pair.Value.Count > 0).Select(pair => new LearningSeries(pair.Key.ToString(), IsNetwork: false, pair.Value, null))];
    }

    LearningPoint? Point(PartSpec method, ImageSet train, string subset)
    {
        string path = Path.Combine(folder, $"{FileName.Of(method.Name)}-{train.Count}-{Key(method, subset)[..16]}.json");
        if (Kept(path) is { } kept)
        {
            shell.Say($"{method} on {train.Count:N0} images: kept from before");
            return kept;
        }
        try
        {
            ClassicalTrial trial = new ClassicalJob(method, ClassicalInput.Pixels(train, test), train, test).Try(work, shell);
            int errors = trial.Evaluation.Images - trial.Evaluation.Predictions.Confusion.Correct;
            LearningPoint point = new(train.Count, errors, trial.Evaluation.Images, trial.FitSeconds);
            AtomicFile.WriteText(path, JsonSerializer.Serialize(point, Json.Indented) + "\n");
            return point;
        }
        // Some methods have a largest number of images; the others go on.
        catch (InputException error)
        {
            shell.Say($"note: {method} on {train.Count:N0} images is left out: {error.Message}");
            return null;
        }
    }

    string Key(PartSpec method, string subset) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{method}\n{work.Seed}\n{subset}\n{_testFingerprint}\n{typeof(ClassicalPoints).Assembly.GetName().Version}")));

    static LearningPoint? Kept(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<LearningPoint>(File.ReadAllText(path), Json.Indented) : null;
        }
        // A damaged file is written again.
        catch (JsonException)
        {
            return null;
        }
    }
}
