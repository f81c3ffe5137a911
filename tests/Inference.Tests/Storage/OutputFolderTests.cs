using Strata.Storage;

namespace Strata.Tests.Storage;

public sealed class OutputFolderTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folder_that_is_a_file_is_refused()
    {
        File.WriteAllText(_folder.File("file"), "x");
        Assert.Contains("--out", Assert.Throws<InputException>(() => OutputFolder.Require(_folder.File("file"))).Message);
    }

    [Fact]
    public void Folder_is_made_and_left_empty() =>
        Assert.Empty(Directory.GetFileSystemEntries(OutputFolder.Require(_folder.File("new", "deep"))));
}
