namespace Strata.Data;

/// <summary>What a data set is, in 64 characters: whoever has the same images and labels in the same order has the same fingerprint.</summary>
public static class Fingerprint
{
    /// <summary>
    /// SHA-256, lower hex, over: the sizes N, C, H, W and then the N labels, each as a 32-bit little-endian number, then the pixels
    /// uint8 [N,C,H,W]. Names of set, split and classes stay out, and so does the way the files were compressed.
    /// </summary>
    public static string Of(ImageSet set)
    {
        using RunningFingerprint fingerprint = new(set.Count, set.Shape, set.Labels);
        fingerprint.Append(set.Pixels);
        return fingerprint.Finish();
    }
}
