using System.Diagnostics;
using Xunit.Abstractions;

namespace Strata.Tests.Faults;

/// <summary>
/// kill -9 at random moments of training, of feature extraction and of a study: whatever stood on the disk then, the same command afterwards ends
/// with the very files of a process that nobody killed.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("train")]
    [InlineData("features")]
    [InlineData("study")]
    public void Killed_at_random_moments_work_ends_as_if_nothing_had_happened(string work) => KillAndGoOn(work, moments: 2, seed: 1);

    /// <summary>50 moments in all.</summary>
    [Theory, Trait("Category", "Slow")]
    [InlineData("train", 17)]
    [InlineData("features", 16)]
    [InlineData("study", 17)]
    public void Killed_at_many_random_moments_work_ends_as_if_nothing_had_happened(string work, int moments) => KillAndGoOn(work, moments, seed: 2);

    void KillAndGoOn(string name, int moments, int seed)
    {
        KilledWork work = KilledWork.All[name];
        long start = Stopwatch.GetTimestamp();
        Finish(work, "whole");
        TimeSpan whole = Stopwatch.GetElapsedTime(start);
        IReadOnlyList<string> expected = KilledWork.Result(_folder.File("whole"));
        Random random = new(seed);
        int killed = 0, begun = 0;
        for (int attempt = 0; killed < moments && attempt < 3 * moments; attempt++)
        {
            string folder = $"{attempt}";
            TimeSpan moment = random.NextDouble() * whole;
            if (!KillAfter(moment, work, folder))
            {
                // The machine has become less busy since: later moments would all lie behind the end.
                whole = moment;
                continue;
            }
            killed++;
            begun += Directory.Exists(_folder.File(folder)) ? 1 : 0;
            Finish(work, folder);
            Assert.Equal(expected, KilledWork.Result(_folder.File(folder)));
            Directory.Delete(_folder.File(folder), recursive: true);
        }
        output.WriteLine($"{name}: {killed} killed within {whole.TotalSeconds:0.0} s, {begun} of them after something was written");
        Assert.Equal(moments, killed);
    }

    bool KillAfter(TimeSpan moment, KilledWork work, string folder)
    {
        using Process process = Process.Start(Programs.Start(work.Program, work.Command(_folder.File(folder))))!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        bool ended = process.WaitForExit(moment);
        if (!ended)
            process.Kill();
        process.WaitForExit();
        return !ended;
    }

    void Finish(KilledWork work, string folder)
    {
        (int code, _, string error) = Programs.Run(work.Program, work.Command(_folder.File(folder)));
        Assert.True(code == 0, error);
    }
}
