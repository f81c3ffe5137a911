using Strata.Analysis.ImageFeatures;
using Strata.Data;

namespace Strata.Tests.ImageFeatures;

/// <summary>Features of images whose values can be counted.</summary>
public class HandWorkedTests
{
    [Theory]
    [InlineData(Drawing.Eight, 2, -1)]
    [InlineData(Drawing.Zero, 1, 0)]
    [InlineData(Drawing.One, 0, 1)]
    [InlineData("....\n.#..\n..#.\n....", 0, 1)]           // over a corner
    [InlineData("#...#\n.....\n#...#", 0, 4)]
    [InlineData("#####\n#...#\n#.#.#\n#...#\n#####", 1, 1)] // an island in a hole; the border is ink
    [InlineData("....\n....\n....", 0, 0)]
    public void Holes_and_Euler_number(string drawing, int holes, int euler)
    {
        // Where most of the border is ink, ink and background change places.
        bool isFramed = drawing.StartsWith("#####", StringComparison.Ordinal);
        float[] expected = isFramed ? [1, 0] : [holes, euler];
        Assert.Equal(expected, Drawing.Measure("topology", drawing));
        Assert.Equal(expected, Drawing.Measure("topology", drawing, isInverted: true));
    }

    [Fact]
    public void Otsu_parts_two_values_at_the_lower_one_and_leaves_one_alone()
    {
        int[] counts = new int[256];
        (counts[30], counts[200]) = (10, 3);
        Assert.Equal(30, Otsu.Threshold(counts));
        // Levels 1, 2 and 9: {1,2} and {9} lie farther apart than {1} and {2,9}.
        Assert.Equal(2, Otsu.Threshold([0, 4, 4, 0, 0, 0, 0, 0, 0, 4]));
        Assert.Equal(7, Otsu.Threshold([0, 0, 0, 0, 0, 0, 0, 5, 0]));
    }

    [Fact]
    public void Ink_is_what_the_border_is_not()
    {
        Assert.Equal(8 / 36f, Drawing.Measure("ink", Drawing.One)[0]);
        Assert.Equal(8 / 36f, Drawing.Measure("ink", Drawing.One, isInverted: true)[0]);
        Assert.Equal(0, Drawing.Measure("ink", "##\n##")[0]);
    }

    [Theory]
    [InlineData("......\n.####.\n......", 1)]
    [InlineData(".......\n.#####.\n.#####.\n.......", 2)]
    [InlineData(Drawing.One, 2)]
    [InlineData("...\n...", 0)]
    public void Stroke_width_is_the_shorter_side_of_a_bar(string drawing, float width)
    {
        Assert.Equal(width, Drawing.Measure("stroke", drawing)[0]);
        Assert.Equal(width, Drawing.Measure("stroke", drawing, isInverted: true)[0]);
    }

    [Fact]
    public void A_slanted_stroke_is_as_wide_as_across_its_slant()
    {
        static char Mark(int y, int x) => Math.Abs(x - y) <= 3 && Math.Abs(x + y - 23) < 14 ? '#' : '.';
        string[] rows = [.. Enumerable.Range(0, 24).Select(y => new string([.. Enumerable.Range(0, 24).Select(x => Mark(y, x))]))];
        // Seven pixels along the row are seven over √2 across.
        Assert.Equal(7 / Math.Sqrt(2), Drawing.Measure("stroke", string.Join('\n', rows))[0], 0.6);
    }

    [Fact]
    public void The_centre_is_where_the_ink_is_whatever_its_colour()
    {
        float[] corner = Drawing.Measure("centre", "....\n....\n....\n...#");
        Assert.Equal([3.5f / 4, 3.5f / 4], corner);
        Assert.Equal(corner, Drawing.Measure("centre", "....\n....\n....\n...#", isInverted: true));
        Assert.Equal([0.5f, 0.5f], Drawing.Measure("centre", "..\n.."));
        Assert.Equal([0.5f, 0.5f], Drawing.Measure("centre", Drawing.Eight));
    }

    [Fact]
    public void Symmetric_images_have_symmetry_1()
    {
        Assert.Equal([1, 1], Drawing.Measure("symmetry", Drawing.Zero));
        Assert.Equal([1, 1], Drawing.Measure("symmetry", "..\n.."));
        // A bright left half is the opposite of its mirror image, and its own top to bottom.
        Assert.Equal([-1, 1], Drawing.Measure("symmetry", "##..\n##.."));
    }

    [Fact]
    public void Mean_variance_and_profiles_of_a_half()
    {
        Assert.Equal(0.5f, Drawing.Measure("mean", "##..\n##..")[0]);
        Assert.Equal(0.25f, Drawing.Measure("variance", "##..\n##..")[0]);
        Assert.Equal([0.5f, 0.5f, 1, 1, 0, 0], Drawing.Measure("profile", "##..\n##.."));
    }

    [Fact]
    public void Profiles_of_large_images_are_bands_of_all_rows()
    {
        ImageShape shape = new(1, 70, 33);
        float[] profile = Drawing.Measure("profile", shape, [.. Enumerable.Repeat((byte)51, shape.Size)]);
        Assert.Equal(64, profile.Length);
        Assert.All(profile, value => Assert.Equal(0.2f, value, 1e-6f));
    }

    // Brightness that grows to the right has its gradient along the row everywhere: orientation 0 alone, four cells of one block alike.
    [Fact]
    public void A_slope_has_one_orientation()
    {
        ImageShape shape = new(1, 8, 8);
        float[] Hog(Func<int, int, int> value) =>
            Drawing.Measure("hog", shape, [.. Enumerable.Range(0, 64).Select(at => (byte)value(at / 8, at % 8))]);
        float[] right = Hog((y, x) => 10 * x), down = Hog((y, x) => 10 * y), both = Hog((y, x) => 10 * (x + y));
        Assert.All(right.Index(), pair => Assert.Equal(pair.Index % 9 == 0, pair.Item > 0));
        // A quarter turn is 4.5 of nine steps: half to each neighbour.
        Assert.All(down.Index(), pair => Assert.Equal(pair.Index % 9 is 4 or 5, pair.Item > 0));
        Assert.Equal(down[4], down[5], 1e-5f);
        // Inside, an eighth of a turn is 2.25 steps: shares 3/4 and 1/4 in each of four cells, over their length √(4·(9 + 1)/16); 0.47 is clipped to 0.2.
        Assert.Equal(0.2 / (0.25 / Math.Sqrt(2.5)), both[4 * 36 + 2] / both[4 * 36 + 3], 1e-4);
    }

    [Fact]
    public void Colours_are_looked_at_by_their_luminance()
    {
        GreyImage image = new(new ImageShape(3, 1, 3));
        image.Load([255, 0, 0, 0, 255, 0, 0, 0, 255]);
        Assert.Equal([76.245f, 149.685f, 29.07f], image.Values.ToArray().Select(value => MathF.Round(value, 3)));
        GreyImage pair = new(new ImageShape(2, 1, 1));
        pair.Load([10, 30]);
        Assert.Equal(20, pair.Values[0]);
        Assert.Throws<ArgumentException>(() => pair.Load([1, 2, 3]));
    }
}
