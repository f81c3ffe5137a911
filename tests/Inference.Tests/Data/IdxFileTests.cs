using Strata.Data;
using Strata.Data.Idx;

namespace Strata.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Write(byte[] bytes, string name = "file")
    {
        File.WriteAllBytes(_folder.File(name), bytes);
        return _folder.File(name);
    }

    InputException Refused(byte[] bytes) => Assert.Throws<InputException>(() => IdxFile.ReadImages(Write(bytes)));

    [Fact]
    public void Reads_images_and_labels_byte_by_byte()
    {
        IdxImages images = IdxFile.ReadImages(Write(IdxBytes.TwoImages));
        Assert.Equal((2, new ImageShape(1, 2, 3)), (images.Count, images.Shape));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], images.Pixels);
        Assert.Equal([1, 0], IdxFile.ReadLabels(Write(IdxBytes.TwoLabels)));
    }

    [Theory]
    [InlineData("images.gz", false)]
    [InlineData("images", true)]
    public void Gzip_is_told_by_content_not_by_name(string name, bool compressed)
    {
        string path = Write(compressed ? IdxBytes.Gzip(IdxBytes.TwoImages) : IdxBytes.TwoImages, name);
        Assert.Equal(12, IdxFile.ReadImages(path).Pixels.Length);
    }

    [Fact]
    public void Rank_four_is_read_as_channels() =>
        Assert.Equal(new ImageShape(3, 1, 2), IdxFile.ReadImages(Write(IdxBytes.File([2052, 1, 3, 1, 2], 1, 2, 3, 4, 5, 6))).Shape);

    [Theory]
    [InlineData(1, "images", "")]
    [InlineData(1, "images", ".gz")]
    [InlineData(3, "images", ".gz")]
    public void What_is_written_is_read_again(int channels, string name, string suffix)
    {
        byte[] pixels = [.. Enumerable.Range(0, 4 * channels * 5 * 7).Select(i => (byte)(i * 31))];
        string path = _folder.File(name + suffix);
        IdxFile.WriteImages(path, new ImageShape(channels, 5, 7), pixels);
        IdxImages images = IdxFile.ReadImages(path);
        Assert.Equal((4, new ImageShape(channels, 5, 7)), (images.Count, images.Shape));
        Assert.Equal(pixels, images.Pixels);
    }

    [Fact]
    public void Plain_output_has_the_bytes_of_the_format()
    {
        IdxFile.WriteImages(_folder.File("images"), new ImageShape(1, 2, 3), new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 });
        IdxFile.WriteLabels(_folder.File("labels"), new byte[] { 1, 0 });
        Assert.Equal(IdxBytes.TwoImages, File.ReadAllBytes(_folder.File("images")));
        Assert.Equal(IdxBytes.TwoLabels, File.ReadAllBytes(_folder.File("labels")));
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains(_folder.File("nowhere"), Assert.Throws<InputException>(() => IdxFile.ReadImages(_folder.File("nowhere"))).Message);

    [Fact]
    public void A_wrong_magic_number_says_what_was_found()
    {
        Assert.Contains("starts with 2049, that of labels", Refused(IdxBytes.TwoLabels).Message);
        Assert.Contains("bytes 89504e47", Refused([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]).Message);
        Assert.Contains("only 3 bytes long", Refused([0, 0, 8]).Message);
        Assert.Contains("only 0 bytes long", Refused([]).Message);
        Assert.Contains("that of images", Assert.Throws<InputException>(() => IdxFile.ReadLabels(Write(IdxBytes.TwoImages))).Message);
    }

    [Fact]
    public void Every_cut_of_a_plain_file_is_refused()
    {
        for (int length = 0; length < IdxBytes.TwoImages.Length; length++)
            Assert.DoesNotContain('\n', Refused(IdxBytes.TwoImages[..length]).Message);
    }

    [Fact]
    public void Every_cut_of_a_gzip_file_is_refused()
    {
        byte[] whole = IdxBytes.Gzip(IdxBytes.TwoImages);
        for (int length = 0; length < whole.Length; length++)
            Refused(whole[..length]);
    }

    [Fact]
    public void Every_flipped_bit_behind_the_gzip_header_is_noticed_or_harmless()
    {
        byte[] whole = IdxBytes.Gzip(IdxBytes.TwoImages);
        int refused = 0;
        for (int bit = 10 * 8; bit < whole.Length * 8; bit++)
        {
            byte[] damaged = [.. whole];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            string path = Write(damaged);
            try
            {
                Assert.Equal(IdxBytes.TwoImages[16..], IdxFile.ReadImages(path).Pixels);
            }
            catch (InputException)
            {
                refused++;
            }
        }
        // Only the unused bits after the last deflate block may be flipped without harm.
        Assert.InRange(refused, (whole.Length - 10) * 8 - 7, (whole.Length - 10) * 8);
    }

    [Fact]
    public void More_bytes_than_announced_are_refused()
    {
        Assert.Contains("holds more than it should", Refused([.. IdxBytes.TwoImages, 13]).Message);
        Assert.Contains("holds more than it should", Refused(IdxBytes.Gzip([.. IdxBytes.TwoImages, 13])).Message);
        Refused([.. IdxBytes.Gzip(IdxBytes.TwoImages), 1, 2, 3, 4]);
    }

    [Theory]
    [InlineData(0, 28, 28, "is empty")]
    [InlineData(1, 0, 28, "every size must be positive")]
    [InlineData(-1, 28, 28, "every size must be positive")]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, "(2 GB at most)")]
    [InlineData(60_000, 28, 28, "is truncated")]
    public void A_header_is_not_believed_blindly(int count, int rows, int columns, string complaint)
    {
        Assert.Contains(complaint, Refused(IdxBytes.File([2051, count, rows, columns], 1, 2, 3)).Message);
        Assert.Contains(complaint, Refused(IdxBytes.Gzip(IdxBytes.File([2051, count, rows, columns], 1, 2, 3))).Message);
    }

    [Fact]
    public void A_lying_header_allocates_nothing()
    {
        string path = Write(IdxBytes.Gzip(IdxBytes.File([2051, 2_000_000, 28, 28], 1, 2, 3)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InputException>(() => IdxFile.ReadImages(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_folder_is_no_file() => Assert.Throws<InputException>(() => IdxFile.ReadImages(_folder.Path));

    [Fact]
    public void Nothing_is_left_of_a_write_into_a_missing_folder()
    {
        Assert.Throws<InputException>(() => IdxFile.WriteLabels(_folder.File("no", "labels"), new byte[] { 1 }));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }
}
