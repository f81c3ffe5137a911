namespace Strata.Data;

/// <summary>A data set that is made by code, in any number, from a seed.</summary>
public interface IMadeDataSet : IDataSetSource
{
    /// <summary>How many images a request asks for: its number, or the split's default.</summary>
    /// <exception cref="InputException">The number is below 1 or more than can be made.</exception>
    int CountOf(string split, DataRequest request);

    /// <summary>The fingerprint of the first 100 training images of seed 1, by which a machine proves that it makes the same bytes.</summary>
    string FingerprintOfFirstHundred { get; }
}
