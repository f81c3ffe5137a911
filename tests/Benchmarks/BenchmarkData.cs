using Strata.Data;

namespace Strata.Benchmarks;

/// <summary>MNIST where it is found, else the embedded digits.</summary>
static class BenchmarkData
{
    public static ImageSet Load(string split)
    {
        DataRequest request = new() { MayFetch = false };
        try
        {
            return DataSets.Load("mnist", split, request);
        }
        catch (InputException)
        {
            return DataSets.Load("digits", split, request);
        }
    }

    /// <summary>The archive of 10,000 JPEG files of CIFAR-10's test images; null where it is not on this machine.</summary>
    public static string? Photographs() => DataFolders.Default()
        .Select(folder => Path.Combine(folder, "cifar10-images", "test.zip")).FirstOrDefault(File.Exists);
}
