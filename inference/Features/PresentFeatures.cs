using Strata.CommandLine;

namespace Strata.Features;

/// <summary>
/// The features that an earlier call left. What was damaged since is found by its checksums, said, and computed again: a folder of features
/// is a cache, and a cache must never be believed more than it can prove.
/// </summary>
static class PresentFeatures
{
    /// <summary>What is there and whole, for these taps.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="asked">The taps that will be read; other layers are left unread.</param>
    /// <param name="shell">Hears of damage.</param>
    /// <returns>Null where nothing is there that can be built on.</returns>
    public static FeatureFolder? Find(string path, IReadOnlyList<Tap> asked, Shell shell)
    {
        if (!FeatureFolder.Exists(path))
            return null;
        try
        {
            FeatureFolder folder = FeatureFolder.Open(path);
            folder.VerifyColumns();
            return folder.Without(layer => asked.Any(tap => tap.File == layer.File) && IsDamaged(folder, layer, shell));
        }
        catch (DamagedFileException error)
        {
            shell.Say($"{error.Damage}: all features in {path} are computed again");
            FeatureFiles.Clear(path);
            return null;
        }
    }

    static bool IsDamaged(FeatureFolder folder, FeatureLayer layer, Shell shell)
    {
        try
        {
            folder.Verify(layer);
            return false;
        }
        catch (InputException error)
        {
            shell.Say($"{(error as DamagedFileException)?.Damage ?? error.Message}: {layer} is computed again");
            return true;
        }
    }
}
