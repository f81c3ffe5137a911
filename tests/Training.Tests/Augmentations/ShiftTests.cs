using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Augmentations;

/// <summary>Flips, shifts and crops, pixel by pixel.</summary>
public class ShiftTests
{
    static readonly float[,] Picture =
    {
        { 0.1f, 0.2f, 0.3f, 0.4f, 0.5f },
        { 0.6f, 0.7f, 0.8f, 0.9f, 1.0f },
        { 0.15f, 0.25f, 0.35f, 0.45f, 0.55f },
        { 0.65f, 0.75f, 0.85f, 0.95f, 0.05f },
    };

    [Fact]
    public void Flips_mirror_rows_or_columns()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor image = Augmented.Copies(new[,] { { 0.1f, 0.2f, 0.3f }, { 0.4f, 0.5f, 0.6f } }, 1);
        Assert.Equal([0.3f, 0.2f, 0.1f, 0.6f, 0.5f, 0.4f], Augmented.Values(Augmented.Images("flip-horizontal:p=1", image)));
        Assert.Equal([0.4f, 0.5f, 0.6f, 0.1f, 0.2f, 0.3f], Augmented.Values(Augmented.Images("flip-vertical:p=1", image)));
    }

    [Theory]
    [InlineData("shift:pixels=1", 1, "fill", 0)]
    [InlineData("shift", 2, "fill", 0)]
    [InlineData("shift:pixels=2,fill=0.5", 2, "fill", 0.5f)]
    [InlineData("shift:pixels=2,edge=border", 2, "border", 0)]
    [InlineData("shift:pixels=2,edge=reflect", 2, "reflect", 0)]
    [InlineData("crop:padding=1", 1, "fill", 0)]
    [InlineData("crop", 1, "fill", 0)]
    [InlineData("crop:padding=3,edge=reflect", 3, "reflect", 0)]
    [InlineData("crop:padding=2,fill=1", 2, "fill", 1f)]
    public void Every_distance_up_to_the_limit_comes_up_and_no_other(string spec, int limit, string edge, float fill)
    {
        using DisposeScope scope = NewDisposeScope();
        int distances = (2 * limit + 1) * (2 * limit + 1);
        // With 20 images a distance, one of 49 is missed with probability 49 exp(-20) = 1e-7.
        Tensor after = Augmented.Images(spec, Augmented.Copies(Picture, 20 * distances));
        HashSet<string> seen = [.. Augmented.EachImage(after).Select(Key)];
        HashSet<string> expected = [];
        for (int dy = -limit; dy <= limit; dy++)
            for (int dx = -limit; dx <= limit; dx++)
                expected.Add(Key(Moved(dy, dx, edge, fill)));
        Assert.True(seen.SetEquals(expected), $"{seen.Count} pictures, {expected.Count} expected");
    }

    [Fact]
    public void Crop_pads_by_an_eighth_of_the_image()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Augmented.Noise(64, 3, 32, 32);
        Assert.Equal(
            Augmented.Values(Augmented.Images("crop:padding=4", images)), Augmented.Values(Augmented.Images("crop", images)));
    }

    [Fact]
    public void Smooth_shifts_go_by_fractions_of_a_pixel()
    {
        using DisposeScope scope = NewDisposeScope();
        // On a ramp, a shift by d pixels subtracts d steps.
        Tensor ramp = arange(20, dtype: float32).div_(20).view(1, 1, 1, 20).expand(400, 1, 20, 20).contiguous();
        Tensor distances = ramp.sub(Augmented.Images("shift:pixels=3,smooth=true", ramp)).select(3, 10).select(2, 10).mul_(20);
        Assert.InRange(distances.abs().max().ToDouble(), 2.9, 3.0001);
        Assert.Equal(3 / Math.Sqrt(3), distances.std().ToDouble(), 4 * 3 / Math.Sqrt(15 * 400));
        Assert.InRange(distances.sub(distances.round()).abs().gt(0.01).to(float64).mean().ToDouble(), 0.9, 1);
    }

    static string Key(float[] image) => string.Join(' ', image.Select(value => $"{value:0.000}"));

    static float[] Moved(int dy, int dx, string edge, float fill)
    {
        (int height, int width) = (Picture.GetLength(0), Picture.GetLength(1));
        float[] moved = new float[height * width];
        for (int i = 0; i < moved.Length; i++)
            moved[i] = At(i / width - dy, i % width - dx);
        return moved;

        float At(int y, int x) => edge switch
        {
            "border" => Picture[Math.Clamp(y, 0, height - 1), Math.Clamp(x, 0, width - 1)],
            "reflect" => Picture[Mirrored(y, height), Mirrored(x, width)],
            _ => y >= 0 && y < height && x >= 0 && x < width ? Picture[y, x] : fill,
        };
    }

    // The edge itself is the mirror: … 1 0 | 0 1 2 3 | 3 2 …
    static int Mirrored(int place, int size) => place < 0 ? -1 - place : place >= size ? 2 * size - 1 - place : place;
}
