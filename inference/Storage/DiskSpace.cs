namespace Strata.Storage;

/// <summary>Room on the disk, asked for before hours of work, not after.</summary>
public static class DiskSpace
{
    /// <summary>Bytes that are free for this user on the disk of a folder.</summary>
    /// <param name="folder">A folder that exists.</param>
    public static long FreeIn(string folder) => new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;

    /// <summary>Makes sure that something fits.</summary>
    /// <param name="what">What it is, as in "these features".</param>
    /// <param name="bytes">What it takes.</param>
    /// <param name="folder">Where it is to lie.</param>
    /// <param name="free">Bytes that are free there.</param>
    /// <exception cref="InputException">It does not; the message says what is needed.</exception>
    public static void Require(string what, long bytes, string folder, long free)
    {
        if (bytes > free)
            throw new InputException(
                $"{what} take {ByteSize.Spell(bytes)}, but {ByteSize.Spell(free)} are free in {folder}: free some, choose another --out, or ask for less");
    }
}
