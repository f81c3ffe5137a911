using Strata.Data;
using Strata.Onnx;
using Strata.Registry;
using Strata.Sessions;
using Strata.Tests.Sessions;
using Strata.Views;

namespace Strata.Tests.Views;

public class TestTimeViewTests
{
    public static TheoryData<string> Names => [.. Parts<ITestTimeView>.Names];

    static readonly ImageShape Small = new(1, 3, 3);
    static readonly byte[] Digits = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    // The views of one spec without the image as it is.
    static byte[][] Seen(string spec, byte[]? image = null, ImageShape? shape = null)
    {
        ImageShape size = shape ?? Small;
        return [.. TestTimeViews.Of([spec], size).Skip(1).Select(view =>
        {
            byte[] seen = new byte[size.Size];
            view.Apply(image ?? Digits, seen, size.Height * size.Width);
            return seen;
        })];
    }

    [Fact]
    public void Image_as_it_is_comes_first()
    {
        byte[] seen = new byte[9];
        TestTimeViews.Of(["flip"], Small)[0].Apply(Digits, seen, 9);
        Assert.Equal(Digits, seen);
    }

    [Fact]
    public void Flip_mirrors_left_and_right_or_top_and_bottom()
    {
        Assert.Equal([[3, 2, 1, 6, 5, 4, 9, 8, 7]], Seen("flip"));
        Assert.Equal([[7, 8, 9, 4, 5, 6, 1, 2, 3]], Seen("flip:axis=vertical"));
    }

    [Fact]
    public void Shift_goes_left_right_up_and_down_and_repeats_the_edge() => Assert.Equal(
        [
            [2, 3, 3, 5, 6, 6, 8, 9, 9],
            [1, 1, 2, 4, 4, 5, 7, 7, 8],
            [4, 5, 6, 7, 8, 9, 7, 8, 9],
            [1, 2, 3, 1, 2, 3, 4, 5, 6],
        ], Seen("shift"));

    [Fact]
    public void Shift_in_eight_directions_adds_the_diagonals()
    {
        byte[][] seen = Seen("shift:directions=8");
        Assert.Equal(8, seen.Length);
        Assert.Equal([5, 6, 6, 8, 9, 9, 8, 9, 9], seen[4]);
        Assert.Equal([1, 1, 2, 1, 1, 2, 4, 4, 5], seen[7]);
    }

    [Fact]
    public void Shift_moves_by_as_many_pixels_as_asked_for() =>
        Assert.Equal([3, 3, 3, 6, 6, 6, 9, 9, 9], Seen("shift:pixels=2")[0]);

    [Fact]
    public void Invert_is_255_minus_the_pixel() =>
        Assert.Equal([[255, 0, 155, 254, 1, 127, 128, 245, 5]], Seen("invert", [0, 255, 100, 1, 254, 128, 127, 10, 250]));

    [Fact]
    public void Rotation_by_a_quarter_turn_goes_both_ways() =>
        Assert.Equal([[7, 4, 1, 8, 5, 2, 9, 6, 3], [3, 6, 9, 2, 5, 8, 1, 4, 7]], Seen("rotation:degrees=90"));

    [Fact]
    public void Small_rotation_mixes_four_neighbours()
    {
        // One white pixel right of the centre, turned by 30 degrees: its light goes to the places around (sin 30, cos 30).
        byte[] seen = Seen("rotation:degrees=30", [0, 0, 0, 0, 0, 255, 0, 0, 0])[0];
        // The right middle of the view looks at (-0.5, 0.866): weights 0.5 x 0.866 on the white pixel.
        Assert.Equal((byte)Math.Round(255 * 0.5 * Math.Cos(Math.PI / 6)), seen[5]);
        // The lower right looks at (-0.5 + 0.866, 0.5 + 0.866) = (0.366, 1.366): beyond the edge, so 0.634 of the white pixel.
        Assert.Equal((byte)Math.Round(255 * (1 - (Math.Cos(Math.PI / 6) - 0.5))), seen[8]);
    }

    [Fact]
    public void Scale_enlarges_and_shrinks_around_the_centre()
    {
        // A row 0 100 200: at 25 % more the view looks at -0.8, 0, 0.8 from the centre; at 25 % less at ±4/3, beyond the edge.
        byte[][] seen = Seen("scale:percent=25", [0, 100, 200], new ImageShape(1, 1, 3));
        Assert.Equal([[20, 100, 180], [0, 100, 200]], seen);
    }

    [Theory, MemberData(nameof(Names))]
    public void Views_keep_channels_apart_and_a_flat_image_flat(string name)
    {
        ImageShape colour = new(3, 5, 7);
        byte[] image = new byte[colour.Size];
        for (int i = 0; i < image.Length; i++)
            image[i] = (byte)(i / 35 * 100);
        Assert.All(Seen(name, image, colour), seen => Assert.All([0, 1, 2], channel =>
            Assert.Single(seen[(channel * 35)..(channel * 35 + 35)].Distinct())));
        Assert.NotEmpty(Seen(name));
    }

    [Theory, MemberData(nameof(Names))]
    public void Views_change_an_uneven_image(string name) =>
        Assert.All(Seen(name, TinyModel.Pixels(1, new ImageShape(2, 9, 8)), new ImageShape(2, 9, 8)),
            seen => Assert.NotEqual(TinyModel.Pixels(1, new ImageShape(2, 9, 8)), seen));

    [Theory, MemberData(nameof(Names))]
    public void Graph_equals_views_made_outside_and_averaged(string name) =>
        AssertFolded([name], new TinyModel { Shape = new ImageShape(2, 5, 4), Weights = Weights(40) });

    [Fact]
    public void All_views_at_once_equal_views_made_outside_and_averaged() =>
        AssertFolded(
            [.. Parts<ITestTimeView>.Names, "shift:pixels=2,directions=8", "flip:axis=vertical", "rotation:degrees=12.5", "scale:percent=30"],
            new TinyModel { Shape = new ImageShape(3, 6, 6), Weights = Weights(108) });

    [Fact]
    public void Ensemble_graphs_can_be_folded_and_folded_graphs_again()
    {
        TinyModel tiny = new() { Shape = new ImageShape(1, 4, 4), Weights = Weights(16) };
        ModelProto two = EnsembleGraph.Merge("two", [Graph(tiny), Graph(tiny with { Weights = null })], new ModelMetadata());
        ClassifierGraph body = ClassifierGraph.Of("body", two);
        IReadOnlyList<PixelMap> flips = TestTimeViews.Of(["flip"], body.Image), shifts = TestTimeViews.Of(["shift"], body.Image);
        ModelProto once = TestTimeViews.Fold("once", body, flips, new ModelMetadata());
        ModelProto twice = TestTimeViews.Fold("twice", ClassifierGraph.Of("once", once), shifts, new ModelMetadata());
        byte[] pixels = TinyModel.Pixels(3, body.Image);
        float[] expected = Outside(once, shifts, pixels, body.Image);
        Assert.Equal(expected, Probabilities(twice, pixels, body.Image), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Theory]
    [InlineData("flop", "'flip'")]
    [InlineData("shift:pixel=1", "'pixels'")]
    [InlineData("shift:pixels=0", "from 1 to")]
    [InlineData("shift:directions=5", "directions=5")]
    [InlineData("flip:axis=diagonal", "axis=diagonal")]
    [InlineData("rotation:degrees=0", "degrees=0")]
    [InlineData("scale:percent=100", "percent=100")]
    [InlineData("invert:much=1", "no parameters")]
    public void Wrong_specs_are_refused(string spec, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => TestTimeViews.Of([spec], Small)).Message);

    static void AssertFolded(string[] specs, TinyModel tiny)
    {
        IReadOnlyList<PixelMap> views = TestTimeViews.Of(specs, tiny.Shape);
        ModelProto folded = TestTimeViews.Fold("folded", Graph(tiny), views, new ModelMetadata());
        foreach (int count in (int[])[1, 2, 7])
        {
            byte[] pixels = TinyModel.Pixels(count, tiny.Shape, seed: count);
            float[] made = Probabilities(folded, pixels, tiny.Shape);
            Assert.Equal(count * tiny.Classes, made.Length);
            Assert.Equal(Outside(tiny.Build(), views, pixels, tiny.Shape), made, (a, b) => Math.Abs(a - b) < 1e-6);
        }
    }

    static float[] Outside(ModelProto model, IReadOnlyList<PixelMap> views, byte[] pixels, ImageShape shape)
    {
        float[][] said = [.. views.Select(view =>
        {
            byte[] seen = new byte[pixels.Length];
            for (int at = 0; at < pixels.Length; at += shape.Size)
                view.Apply(pixels.AsSpan(at, shape.Size), seen.AsSpan(at, shape.Size), shape.Height * shape.Width);
            return Probabilities(model, seen, shape);
        })];
        return [.. Enumerable.Range(0, said[0].Length).Select(i => said.Average(view => view[i]))];
    }

    static float[] Probabilities(ModelProto model, byte[] pixels, ImageShape shape)
    {
        using ActivationProbe probe = new(model);
        return probe.Run(pixels, pixels.Length / shape.Size, shape)["probabilities"];
    }

    static ClassifierGraph Graph(TinyModel tiny) => ClassifierGraph.Of("tiny", tiny.Build());

    // Small, so that no share is all or nothing.
    static float[] Weights(int pixels) => [.. Enumerable.Range(0, pixels * 3).Select(i => MathF.Sin(i) / 200)];
}
