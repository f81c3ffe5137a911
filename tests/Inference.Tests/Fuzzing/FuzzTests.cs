using Xunit.Abstractions;

namespace Strata.Tests.Fuzzing;

/// <summary>Every reader of files survives damaged ones: it reads them or refuses them in one line, in bounded time and memory.</summary>
[Collection(nameof(FuzzTests))]
public sealed class FuzzTests(ITestOutputHelper output) : IDisposable
{
    const int FewFiles = 300;
    const int ManyFiles = 100_000;

    const long MostBytes = 256L << 20;

    readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Targets => ["images", "idx", "idx-stream", "onnx", "zip", "cifar", "npy", "session"];

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Targets))]
    public void A_reader_survives_some_damaged_files(string target) => Fuzz(target, seed: 1, FewFiles);

    [Theory, MemberData(nameof(Targets)), Trait("Category", "Slow")]
    public void A_reader_survives_100_000_damaged_files(string target) => Fuzz(target, seed: 2, ManyFiles);

    void Fuzz(string target, int seed, int files)
    {
        string at = _folder.File("at");
        (int exit, string printed, string error) = ChildProcess.Run(target, $"{seed}", "0", $"{files}", at);
        Assert.True(exit is 0 or 1, $"the process ended with {exit} at damaged file {(File.Exists(at) ? BitConverter.ToUInt64(File.ReadAllBytes(at)) : 0)}: {error}");
        output.WriteLine(printed);
        Report report = ChildProcess.Parse<Report>(printed);

        Assert.Empty(report.Faults);
        // Libraries must not say on standard error what the exception says.
        Assert.Equal("", error);
        Assert.Equal(files, report.Inputs);
        // Damage that nothing notices, or that nothing survives, would test no reader.
        Assert.True(report.Accepted > 0 && report.Refused > 0, printed);
        Assert.InRange(report.PeakGrowth, 0, MostBytes);
    }

    sealed record Report(long Inputs, long Accepted, long Refused, string[] Faults, double Seconds, double SlowestSeconds, long PeakGrowth);
}

/// <summary>Child processes run one at a time: two would measure each other.</summary>
[CollectionDefinition(nameof(FuzzTests), DisableParallelization = true)]
public sealed class FuzzCollection;
