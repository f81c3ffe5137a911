using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Augmentations;

/// <summary>Rotation, scale, shear and affine: where a bright blob goes.</summary>
public class AffineTests
{
    const int Size = 33, Count = 400;

    // Even numbers in -1..1 have deviation 1/√3; four standard errors of it over 400 images.
    static readonly double Spread = 1 / Math.Sqrt(3), Tolerance = 4 / Math.Sqrt(15 * Count);

    static Tensor Places => arange(Size, dtype: float32).sub_(Size / 2);

    // A blob at (x, y) pixels from the centre, y downwards; small beside the image, wide beside a pixel.
    static Tensor Blob(double x, double y) => Places.sub(x).pow(2).view(1, -1)
        .add(Places.sub(y).pow(2).view(-1, 1)).mul_(-1 / 8.0).exp_().expand(Count, 1, Size, Size).contiguous();

    static (double[] X, double[] Y) Centres(Tensor images)
    {
        Tensor total = images.sum([1, 2, 3]);
        double[] Along(Tensor weights) =>
            [.. Augmented.Values(images.mul(weights).sum([1, 2, 3]).div(total)).Select(value => (double)value)];
        return (Along(Places.view(1, -1)), Along(Places.view(-1, 1)));
    }

    static (double[] X, double[] Y) Moved(string spec, double x, double y) => Centres(Augmented.Images(spec, Blob(x, y)));

    static double Deviation(double[] values) => Math.Sqrt(values.Average(value => value * value) - Math.Pow(values.Average(), 2));

    static double Largest(IEnumerable<double> values) => values.Max(Math.Abs);

    [Fact]
    public void Rotation_by_quarter_turns_turns_a_picture_exactly()
    {
        using DisposeScope scope = NewDisposeScope();
        float[,] picture = { { 0.1f, 0.2f, 0.3f }, { 0.4f, 0.5f, 0.6f }, { 0.7f, 0.8f, 0.9f } };
        string[] turned =
        [
            "0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9",
            "0.3 0.6 0.9 0.2 0.5 0.8 0.1 0.4 0.7",
            "0.7 0.4 0.1 0.8 0.5 0.2 0.9 0.6 0.3",
        ];
        string[] Seen(string spec) => [.. Augmented.EachImage(Augmented.Images(spec, Augmented.Copies(picture, 100)))
            .Select(image => string.Join(' ', image.Select(value => $"{value:0.0##}"))).Distinct().Order()];
        Assert.Equal(turned.Order(), Seen("rotation:degrees=90,step=90"));
        Assert.Equal(turned.Append("0.9 0.8 0.7 0.6 0.5 0.4 0.3 0.2 0.1").Order(), Seen("rotation:degrees=180,step=90"));
    }

    [Theory]
    [InlineData("rotation", 15)]
    [InlineData("rotation:degrees=40", 40)]
    [InlineData("affine:rotation=40,scale=0,shear=0,shift=0", 40)]
    public void Rotation_keeps_the_distance_and_turns_by_even_angles(string spec, double degrees)
    {
        using DisposeScope scope = NewDisposeScope();
        (double[] x, double[] y) = Moved(spec, 8, 0);
        double[] angles = [.. x.Zip(y, (a, b) => Math.Atan2(-b, a) * 180 / Math.PI)];
        Assert.All(x.Zip(y), place => Assert.Equal(8, Math.Sqrt(place.First * place.First + place.Second * place.Second), 0.05));
        Assert.InRange(Largest(angles), 0.97 * degrees, degrees + 0.1);
        Assert.Equal(degrees * Spread, Deviation(angles), degrees * Tolerance);
    }

    [Fact]
    public void Rotation_steps_are_the_only_angles()
    {
        using DisposeScope scope = NewDisposeScope();
        (double[] x, double[] y) = Moved("rotation:degrees=40,step=15", 8, 0);
        int[] angles = [.. x.Zip(y, (a, b) => (int)Math.Round(Math.Atan2(-b, a) * 180 / Math.PI)).Distinct().Order()];
        Assert.Equal([-30, -15, 0, 15, 30], angles);
    }

    [Theory]
    [InlineData("scale", 0.15)]
    [InlineData("scale:amount=0.4", 0.4)]
    [InlineData("affine:rotation=0,scale=0.4,shear=0,shift=0", 0.4)]
    public void Scale_moves_along_the_ray_from_the_centre(string spec, double amount)
    {
        using DisposeScope scope = NewDisposeScope();
        (double[] x, double[] y) = Moved(spec, 6, -6);
        Assert.All(x.Zip(y), place => Assert.Equal(place.First, -place.Second, 0.02));
        double[] growth = [.. x.Select(place => place / 6 - 1)];
        Assert.InRange(Largest(growth), 0.97 * amount, amount + 0.01);
        Assert.Equal(amount * Spread, Deviation(growth), amount * Tolerance + 0.005);
    }

    [Fact]
    public void Scale_takes_width_and_height_apart_if_asked()
    {
        using DisposeScope scope = NewDisposeScope();
        (double[] x, double[] y) = Moved("scale:amount=0.3,separate=true", 6, 6);
        double together = x.Zip(y, (a, b) => (a / 6 - 1) * (b / 6 - 1)).Average() / (0.3 * 0.3 / 3);
        Assert.InRange(together, -0.25, 0.25);
    }

    [Theory]
    [InlineData("shear", 10)]
    [InlineData("shear:degrees=30", 30)]
    [InlineData("affine:rotation=0,scale=0,shear=30,shift=0", 30)]
    public void Shear_slides_rows_by_the_tangent_of_the_angle(string spec, double degrees)
    {
        using DisposeScope scope = NewDisposeScope();
        (double[] x, double[] y) = Moved(spec, 0, -8);
        Assert.All(y, place => Assert.Equal(-8, place, 0.02));
        double[] angles = [.. x.Select(place => Math.Atan(place / 8) * 180 / Math.PI)];
        Assert.InRange(Largest(angles), 0.97 * degrees, degrees + 0.1);
        Assert.Equal(degrees * Spread, Deviation(angles), degrees * Tolerance);
    }

    [Theory]
    [InlineData("affine:rotation=0,scale=0,shear=0", 2)]
    [InlineData("affine:rotation=0,scale=0,shear=0,shift=5", 5)]
    public void Affine_shifts_each_way_by_itself(string spec, double pixels)
    {
        using DisposeScope scope = NewDisposeScope();
        (double[] x, double[] y) = Moved(spec, 0, 0);
        Assert.InRange(Largest(x), 0.97 * pixels, pixels + 0.01);
        Assert.Equal(pixels * Spread, Deviation(y), pixels * Tolerance);
        Assert.InRange(x.Zip(y, (a, b) => a * b).Average() / (pixels * pixels / 3), -0.25, 0.25);
    }

    [Fact]
    public void Affine_turns_slants_and_scales_by_default()
    {
        using DisposeScope scope = NewDisposeScope();
        (double[] x, double[] y) = Moved("affine:shift=0", 8, 0);
        double[] angles = [.. x.Zip(y, (a, b) => Math.Atan2(-b, a) * 180 / Math.PI)];
        double[] lengths = [.. x.Zip(y, (a, b) => Math.Sqrt(a * a + b * b) / 8)];
        // A blob on the x axis is not slanted: its row is the one that stays.
        Assert.Equal(10 * Spread, Deviation(angles), 10 * Tolerance + 0.2);
        Assert.InRange(lengths.Max(), 1.08, 1.12);
        Assert.InRange(lengths.Min(), 0.88, 0.92);
        (x, y) = Moved("affine:rotation=0,scale=0,shift=0", 0, -8);
        Assert.Equal(5 * Spread, Deviation([.. x.Select(place => Math.Atan(place / 8) * 180 / Math.PI)]), 5 * Tolerance);
    }

    [Fact]
    public void Nothing_to_do_leaves_the_picture_as_it_was()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Augmented.Noise(8, 3, 9, 14);
        foreach (string spec in (string[])["affine:rotation=0,scale=0,shear=0,shift=0", "rotation:degrees=0", "scale:amount=0",
            "shear:degrees=0", "shift:pixels=0,smooth=true", "elastic:alpha=0"])
            // Reading bilinearly at a pixel's own place, rounding apart.
            Assert.InRange(Augmented.Images(spec, images).sub(images).abs().max().ToDouble(), 0, 1e-5);
    }

    public static TheoryData<string> Moving => ["affine", "crop", "elastic", "rotation", "scale", "shear", "shift"];

    [Theory, MemberData(nameof(Moving))]
    public void Edge_and_fill_say_what_lies_outside(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor white = Augmented.Grey(1, size: 28);
        double Least(string knobs) => Augmented.Images($"{name}:{knobs}", white).amin([0, 1, 2, 3]).ToDouble();
        Assert.InRange(Least("fill=0"), 0, 0.2);
        Assert.InRange(Least("p=1"), 0, 0.2);
        Assert.InRange(Least("fill=0.6"), 0.6 - 1e-5, 0.7);
        Assert.Equal(1, Least("fill=1"), 1e-5);
        Assert.Equal(1, Least("edge=border"), 1e-5);
        Assert.Equal(1, Least("edge=reflect"), 1e-5);
        Tensor noise = Augmented.Noise(20, 1, 28, 28);
        float[] With(string edge) => Augmented.Values(Augmented.Images($"{name}:edge={edge}", noise));
        Assert.NotEqual(With("border"), With("reflect"));
    }
}
