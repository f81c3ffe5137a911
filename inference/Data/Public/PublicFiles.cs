namespace Strata.Data.Public;

/// <summary>The files of a public data set and the folders on the web that hold them.</summary>
/// <param name="Name">The data set's name, also that of its folder under data/.</param>
/// <param name="Mirrors">Addresses of folders, tried in order; each ends in a slash.</param>
/// <param name="Files">The files.</param>
public sealed record PublicFiles(string Name, IReadOnlyList<Uri> Mirrors, IReadOnlyList<PinnedFile> Files);
