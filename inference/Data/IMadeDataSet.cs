namespace Strata.Data;

/// <summary>A data set that is made by code, in any number, from a seed.</summary>
public interface IMadeDataSet : IDataSetSource
{
    /// <summary>How many images a split has where nobody asks for another number.</summary>
    int DefaultCount(string split);

    /// <summary>The fingerprint of the first 100 training images of seed 1, by which a machine proves that it makes the same bytes.</summary>
    string FingerprintOfFirstHundred { get; }
}
