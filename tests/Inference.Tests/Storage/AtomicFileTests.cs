using Strata.Data;
using Strata.Data.Idx;
using Strata.Storage;

namespace Strata.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_exception_while_writing_leaves_the_old_file_and_nothing_else()
    {
        AtomicFile.WriteText(_folder.File("file"), "old");
        Assert.Throws<FormatException>(() => AtomicFile.Write(_folder.File("file"), stream =>
        {
            stream.Write("half of the n"u8);
            throw new FormatException();
        }));
        Assert.Equal("old", File.ReadAllText(_folder.File("file")));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_new_file_takes_the_place_of_the_old_one()
    {
        AtomicFile.WriteText(_folder.File("file"), "a longer old text");
        AtomicFile.WriteText(_folder.File("file"), "new");
        Assert.Equal("new"u8.ToArray(), File.ReadAllBytes(_folder.File("file")));
    }

    // /dev/full answers every write as a disk that has no space left; the temporary name is made to lead there.
    [Theory]
    [InlineData("small.gz", 10)]
    [InlineData("large", 5_000)]
    public void A_disk_that_fills_up_is_one_line_and_keeps_the_old_file(string name, int count)
    {
        if (!File.Exists("/dev/full"))
            return;
        string path = _folder.File(name);
        AtomicFile.WriteText(path, "old");
        File.CreateSymbolicLink($"{path}.{Environment.ProcessId}.tmp", "/dev/full");
        byte[] pixels = new byte[count * 784];
        new Random(1).NextBytes(pixels);
        FailureException failure = Assert.Throws<FailureException>(() => IdxFile.WriteImages(path, new ImageShape(1, 28, 28), pixels));
        Assert.StartsWith($"could not write {path}: No space left on device", failure.Message);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_missing_folder_is_named() => Assert.Contains(
        $"cannot write in {_folder.File("no")}", Assert.Throws<InputException>(() => AtomicFile.WriteText(_folder.File("no", "file"), "")).Message);
}
