namespace Strata.Data;

/// <summary>One thing that was verified.</summary>
/// <param name="Subject">What, as in a path.</param>
/// <param name="IsSound">Whether it is as it should be.</param>
/// <param name="Finding">What was found, in one line.</param>
public sealed record DataCheck(string Subject, bool IsSound, string Finding)
{
    /// <summary>Whether a split can be read: header, counts, labels, checksum.</summary>
    public static DataCheck Structure(string split, Func<ImageSet> load)
    {
        try
        {
            ImageSet set = load();
            return new DataCheck($"{split} split", true, $"{set.Count:N0} images of {set.Shape} in {set.ClassNames.Count} classes");
        }
        catch (InputException fault)
        {
            return new DataCheck($"{split} split", false, fault.Message);
        }
    }

    /// <summary>Whether this machine makes the same bytes of a set made by code as every other.</summary>
    public static DataCheck SameBytes(IMadeDataSet source)
    {
        string made = Data.Fingerprint.Of(source.Load("train", new DataRequest { Count = 100, Seed = 1 }));
        bool same = made == source.FingerprintOfFirstHundred;
        string finding = same ? "the same bytes as on every machine" : $"other bytes than elsewhere: fingerprint {made}";
        return new DataCheck("first 100 images of seed 1", same, finding);
    }
}
