using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Augmentations;

/// <summary>Random erasing and cutout: the filled rectangles, measured.</summary>
public class OcclusionTests
{
    const int Height = 24, Width = 30, Count = 400;

    static Tensor Grey => full([Count, 1, Height, Width], 0.5);

    // Rows and columns that hold a changed pixel, and the number of changed pixels, of each image.
    static (int[] Rows, int[] Columns, int[] Pixels) Changed(Tensor after, Tensor before)
    {
        Tensor changed = after.ne(before).select(1, 0);
        int[] Of(Tensor counts) => [.. counts.data<long>().ToArray().Select(count => (int)count)];
        (Tensor rows, Tensor columns) = (changed.any(2, keepdim: false), changed.any(1, keepdim: false));
        return (Of(rows.sum(1)), Of(columns.sum(1)), Of(changed.flatten(1).sum(1)));
    }

    [Theory]
    [InlineData(0.02, 0.4, 0.3)]
    [InlineData(0.1, 0.2, 0.3)]
    [InlineData(0.02, 0.4, 1)]
    [InlineData(0.3, 1, 0.1)]
    public void Erased_is_a_rectangle_of_an_area_and_a_ratio_within_range(double least, double most, double aspect)
    {
        using DisposeScope scope = NewDisposeScope();
        string spec = $"erase:least={least},most={most},aspect={aspect},fill=0,p=1";
        (int[] rows, int[] columns, int[] pixels) = Changed(Augmented.Images(spec, Grey), Grey);
        double whole = Height * Width;
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal(rows[i] * columns[i], pixels[i]);
            // Sides are whole pixels: the width makes up for the rounded height, but for half a pixel.
            Assert.InRange(pixels[i] / whole, least - rows[i] / 2.0 / whole - 1e-6, most + rows[i] / 2.0 / whole + 1e-6);
            // The ratio before rounding lies between these two.
            Assert.InRange((rows[i] + 1.0) / (columns[i] - 1.0 + 1e-9), aspect, double.PositiveInfinity);
            Assert.InRange((rows[i] - 1.0) / (columns[i] + 1.0), 0, 1 / aspect);
        }
        Assert.InRange(pixels.Min() / whole, 0, least + 0.1 * (most - least) + 0.02);
        Assert.InRange(pixels.Max() / whole, most - 0.1 * (most - least) - 0.02, 1);
        Assert.Equal((least + most) / 2, pixels.Average() / whole, 4 * (most - least) / Math.Sqrt(12 * Count) + 0.005);
    }

    [Fact]
    public void A_smaller_aspect_gives_longer_rectangles()
    {
        using DisposeScope scope = NewDisposeScope();
        double Longest(double aspect)
        {
            (int[] rows, int[] columns, _) = Changed(Augmented.Images($"erase:most=0.1,aspect={aspect},fill=0,p=1", Grey), Grey);
            return rows.Zip(columns, (row, column) => Math.Max(row, column) / (double)Math.Min(row, column)).Max();
        }
        Assert.InRange(Longest(1), 1, 2);
        Assert.InRange(Longest(0.3), 3, 5);
        Assert.InRange(Longest(0.1), 6, 30);
    }

    [Fact]
    public void Erased_places_reach_every_corner()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor hit = Augmented.Images("erase:fill=0,p=1", Grey).eq(0).any(0, keepdim: false);
        Assert.True(hit.all().ToBoolean());
    }

    [Fact]
    public void Erased_is_noise_unless_a_fill_is_given()
    {
        using DisposeScope scope = NewDisposeScope();
        float[] noise = Erased("erase:p=1");
        Assert.InRange(noise.Distinct().Count(), noise.Length / 2, noise.Length);
        Assert.InRange(noise.Average(), 0.48, 0.52);
        Assert.All(Erased("erase:fill=0.25,p=1"), value => Assert.Equal(0.25f, value));

        float[] Erased(string spec) => Augmented.Values(Augmented.Images(spec, Grey)).Where(value => value != 0.5f).ToArray();
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void Cutout_fills_a_square_that_may_hang_over_the_edge(int size)
    {
        using DisposeScope scope = NewDisposeScope();
        (int[] rows, int[] columns, int[] pixels) = Changed(Augmented.Images($"cutout:size={size}", Grey), Grey);
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal(rows[i] * columns[i], pixels[i]);
            Assert.InRange(rows[i], (size + 1) / 2, size);
            Assert.InRange(columns[i], (size + 1) / 2, size);
        }
        // The centre is even over the pixels: the square is whole where no part of it hangs over.
        double whole = (Height - size + 1.0) / Height * ((Width - size + 1.0) / Width);
        Assert.Equal(
            whole, pixels.Count(count => count == size * size) / (double)Count, 4 * Math.Sqrt(whole * (1 - whole) / Count));
    }

    [Fact]
    public void Cutout_takes_its_fill_its_holes_and_half_of_the_image_as_size()
    {
        using DisposeScope scope = NewDisposeScope();
        float[] Cut(string spec) => Augmented.Values(Augmented.Images(spec, Grey)).Where(value => value != 0.5f).ToArray();
        Assert.All(Cut("cutout"), value => Assert.Equal(0, value));
        Assert.All(Cut("cutout:fill=0.75"), value => Assert.Equal(0.75f, value));
        Assert.InRange(Cut("cutout:size=4,holes=3").Length, 2.2 * Cut("cutout:size=4").Length, 3 * Cut("cutout:size=4").Length);
        Assert.Equal(Cut("cutout:size=12").Length, Cut("cutout").Length);
    }
}
