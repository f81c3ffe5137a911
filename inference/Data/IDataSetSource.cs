namespace Strata.Data;

/// <summary>A named data set that knows where its files lie or how to make them. One file each, marked [Part].</summary>
public interface IDataSetSource
{
    /// <summary>The knobs that the set reads from a request, beside `invert`, which every set has.</summary>
    IReadOnlyList<string> Knobs => [];

    /// <summary>Loads one split.</summary>
    /// <param name="split">"train" or "test".</param>
    /// <param name="request">Where to look, and the size and seed for sets that are made.</param>
    /// <exception cref="InputException">No file was found and none could be fetched, or a file is damaged.</exception>
    ImageSet Load(string split, DataRequest request);

    /// <summary>Holds what is on this machine against what is known of the set. Fetches nothing.</summary>
    /// <returns>Every check, sound or not.</returns>
    /// <exception cref="InputException">There is nothing to check: no file was found.</exception>
    IReadOnlyList<DataCheck> Verify(DataRequest request);
}
