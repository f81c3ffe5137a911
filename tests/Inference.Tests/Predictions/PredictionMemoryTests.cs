using System.Diagnostics;
using System.IO.Compression;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Tests.Data.Images;
using Strata.Tests.Sessions;

namespace Strata.Tests.Predictions;

/// <summary>What `predict` takes of memory. Alone, because what is counted is that of the process.</summary>
[Collection(nameof(PredictionMemoryTests)), CollectionDefinition(nameof(PredictionMemoryTests), DisableParallelization = true)]
public sealed class PredictionMemoryTests : IDisposable
{
    static readonly TinyModel s_model = new() { Shape = new(1, 4, 4) };

    readonly PredictRun _run = new();

    public void Dispose() => _run.Dispose();

    // An object, the smallest, takes 24 bytes; what is left over belongs to batches.
    [Theory]
    [InlineData("predictions.csv")]
    [InlineData("predictions.jsonl")]
    public void An_image_more_allocates_nothing_more(string name)
    {
        string model = _run.Save(s_model);
        long Allocated(int count)
        {
            string path = _run.File($"{count}-images-idx3-ubyte");
            IdxFile.WriteImages(path, s_model.Shape, TinyModel.Pixels(count, s_model.Shape));
            long before = GC.GetTotalAllocatedBytes(precise: true);
            _run.Expect(0, model, "--input", path, "--batch", "64", "--top", "3", "--out", _run.File(name));
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }
        Allocated(1_000);
        long few = Allocated(5_000), many = Allocated(65_000);
        Assert.InRange((many - few) / 60_000.0, -1, 4);
    }

    // 400 MB of pixels in a file of holes; the runtime and the model take about 100 MB.
    [Fact]
    public void A_set_larger_than_memory_may_be_goes_through_little()
    {
        string path = _run.File("images-idx3-ubyte");
        IdxFile.WriteImages(path, new ImageShape(1, 400, 1000), new byte[400_000]);
        using (FileStream file = File.OpenWrite(path))
        {
            file.Position = 6;
            file.Write([3, 0xE8]);                  // 1,000 images
            file.SetLength(16 + 400_000_000);
        }
        string model = _run.Save(new TinyModel { Shape = new(1, 400, 1000), Classes = 2 });
        Assert.InRange(PeakMegabytes(model, "--input", path, "--batch", "4"), 1, 300);
        Assert.Equal(1000, _run.Rows().Length - 1);
    }

    [Fact, Trait("Category", "Slow")]
    public void An_archive_of_a_hundred_thousand_files_goes_through_little()
    {
        byte[] image = PngBytes.Of(4, 4, [.. Enumerable.Range(0, 16).Select(i => (byte)i)]);
        using (ZipArchive archive = ZipFile.Open(_run.File("images.zip"), ZipArchiveMode.Create))
            for (int i = 0; i < 100_000; i++)
            {
                using Stream stream = archive.CreateEntry($"{i % 100:00}/{i:000000}.png", CompressionLevel.NoCompression).Open();
                stream.Write(image);
            }
        Assert.InRange(PeakMegabytes(_run.Save(s_model), "--input", _run.File("images.zip")), 1, 400);
        Assert.Equal(100_000, _run.Rows().Length - 1);
    }

    int PeakMegabytes(params string[] args)
    {
        string program = typeof(DataSets).Assembly.Location;
        using Process process = Process.Start("dotnet", [program, "predict", .. args, "--out", _run.File("predictions.csv")]);
        long peak = 0;
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            if (!process.HasExited)
                peak = Math.Max(peak, process.WorkingSet64);
        }
        Assert.Equal(0, process.ExitCode);
        return (int)(peak >> 20);
    }
}
