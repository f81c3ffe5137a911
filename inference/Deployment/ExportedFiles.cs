namespace Strata.Deployment;

/// <summary>What an export wrote.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Files">How many files.</param>
/// <param name="Bytes">Their size in all.</param>
/// <param name="Proof">How the written model, run from there, agrees with the original; null where no model was written.</param>
/// <param name="Hint">What to do with it next, in one line.</param>
public sealed record ExportedFiles(string Path, int Files, long Bytes, ExportAgreement? Proof, string Hint)
{
    /// <summary>Counts the files of a folder.</summary>
    public static ExportedFiles OfFolder(string path, string written, ExportAgreement? proof, string hint)
    {
        FileInfo[] files = new DirectoryInfo(written).GetFiles("*", SearchOption.AllDirectories);
        return new ExportedFiles(path, files.Length, files.Sum(file => file.Length), proof, hint);
    }
}
