using ScottPlot;

namespace Strata.Tests;

public sealed class ImageTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(28, 28)]
    [InlineData(37, 5)]
    [InlineData(3, 300)]
    public void A_png_decodes_back_to_the_same_pixels(int width, int height)
    {
        byte[,,] pixels = new byte[height, width, 3];
        Random random = new(width * 1000 + height);
        byte[] flat = new byte[pixels.Length];
        random.NextBytes(flat);
        Buffer.BlockCopy(flat, 0, pixels, 0, flat.Length);
        using Image image = new(pixels);

        PngReader png = new(image.GetImageBytes());

        Assert.Equal((width, height, 3), (png.Width, png.Height, png.Channels));
        Assert.Equal(flat, png.Pixels);
        Assert.Equal(["IHDR", "IDAT", "IEND"], png.Chunks);
        Assert.Equal(pixels, image.GetArrayRGB());
    }

    [Fact]
    public void Grey_pixels_have_three_equal_channels()
    {
        byte[,] pixels = { { 0, 128, 255 }, { 7, 8, 9 } };
        using Image image = new(pixels);

        Assert.Equal([0, 0, 0, 128, 128, 128, 255, 255, 255, 7, 7, 7, 8, 8, 8, 9, 9, 9], new PngReader(image.GetImageBytes())
            .Pixels);
        Assert.Equal(pixels, image.GetArrayGrayscale());
    }

    [Fact]
    public void Transparent_pixels_keep_their_alpha()
    {
        PngReader png = new(new Image(2, 1, new Color(10, 20, 30, 40)).GetImageBytes());

        Assert.Equal([10, 20, 30, 40, 10, 20, 30, 40], png.Pixels);
    }

    [Fact]
    public void An_empty_image_is_black() =>
        Assert.Equal(new byte[2 * 3 * 3], new PngReader(new Image(3, 2).GetImageBytes()).Pixels);

    [Fact]
    public void A_bmp_holds_blue_green_red_and_alpha_from_the_top()
    {
        byte[] bmp = new Image(new byte[,,] { { { 1, 2, 3 } }, { { 4, 5, 6 } } }).GetImageBytes(ImageFormat.Bmp);

        Assert.Equal("BM"u8.ToArray(), bmp[..2]);
        Assert.Equal(bmp.Length, BitConverter.ToInt32(bmp, 2));
        Assert.Equal((1, -2), (BitConverter.ToInt32(bmp, 18), BitConverter.ToInt32(bmp, 22)));
        Assert.Equal([3, 2, 1, 255, 6, 5, 4, 255], bmp[BitConverter.ToInt32(bmp, 10)..]);
    }

    [Fact]
    public void A_file_holds_the_same_bytes_and_nothing_stays_beside_it()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            using Image image = new(5, 4, Colors.Teal);
            string path = Path.Combine(folder, "picture.png");

            SavedImageInfo saved = image.SavePng(path);
            image.SavePng(path);

            Assert.Equal(image.GetImageBytes(), File.ReadAllBytes(path));
            Assert.Equal((path, image.GetImageBytes().Length), (saved.Path, saved.FileSize));
            Assert.Single(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_cannot_be_a_picture_is_refused_with_its_size()
    {
        Assert.Contains("0 x 3", Assert.Throws<ArgumentException>(() => new Image(0, 3)).Message);
        Assert.Contains("is 2", Assert.Throws<ArgumentException>(() => new Image(new byte[1, 1, 2])).Message);
        Assert.Contains("Jpeg", Assert.Throws<NotSupportedException>(() => new Image(1, 1).GetImageBytes(ImageFormat.Jpeg))
            .Message);
    }
}
