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
}
