namespace Strata.Data.Images;

/// <summary>Files under relative paths: a folder or an archive. Any number of threads may read at once.</summary>
interface IImageStore : IDisposable
{
    /// <summary>The path of the folder or archive itself.</summary>
    string Root { get; }

    /// <summary>The relative paths of all files, parts separated by '/', in no particular order.</summary>
    IReadOnlyCollection<string> Files { get; }

    /// <summary>The bytes of one file.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <param name="most">The largest size in bytes that is read.</param>
    /// <exception cref="InputException">It cannot be read, is damaged or too large.</exception>
    byte[] Read(string file, long most = ImageFiles.LargestBytes);

    /// <summary>What an error calls a file: something that a person finds again.</summary>
    string Describe(string file);
}
