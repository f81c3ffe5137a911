using Strata.Tests.Fuzzing;
using Xunit.Abstractions;

namespace Strata.Tests.Pipelines;

/// <summary>A data set of any size goes through a pipeline in the memory of a few batches.</summary>
[Collection(nameof(FuzzTests))]
public sealed class LongStreamTests(ITestOutputHelper output)
{
    const long MostBytes = 400L << 20;

    // The smallest object of .NET has 24 bytes: whoever makes one a batch, on any thread, makes more than this.
    const double MostBytesASteadyBatch = 16;

    // Drawing `digits` starts tasks on all cores for every batch; the pixels are drawn in place.
    const long MostBytesADrawnBatch = 64 << 10;

    [Fact]
    public void A_million_images_stay_within_400_MB_and_a_steady_batch_allocates_nothing()
    {
        Report report = Stream("blank", 1_000_000);
        Assert.True(report.SteadyBatches > 3000, $"only {report.SteadyBatches} batches");
        Assert.InRange(report.SteadyBytes / (double)report.SteadyBatches, 0, MostBytesASteadyBatch);
    }

    [Fact, Trait("Category", "Slow")]
    public void A_million_digits_that_are_drawn_as_they_are_needed_stay_within_400_MB()
    {
        Report report = Stream("digits", 1_000_000);
        Assert.InRange(report.SteadyBytes / report.SteadyBatches, 0, MostBytesADrawnBatch);
    }

    Report Stream(string name, int images)
    {
        (int exit, string printed, string error) = ChildProcess.Run("stream", name, $"{images}");
        Assert.True(exit == 0, error);
        output.WriteLine(printed);
        Report report = ChildProcess.Parse<Report>(printed);
        Assert.Equal(images, report.Images);
        Assert.InRange(report.PeakBytes, 1, MostBytes);
        return report;
    }

    sealed record Report(long Images, double ImagesPerSecond, long PeakBytes, long SteadyBatches, long SteadyBytes);
}
