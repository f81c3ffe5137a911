using Strata.Analysis.ImageFeatures;
using Strata.Data;
using Strata.Registry;

namespace Strata.Tests.ImageFeatures;

/// <summary>What every kind of feature keeps to; a new one is tested by being there.</summary>
public class ImageFeatureContractTests
{
    static readonly ImageShape[] s_shapes = [new(1, 28, 28), new(3, 32, 32), new(1, 1, 1), new(1, 1, 3), new(3, 5, 2), new(1, 90, 40), new(1, 3, 3000)];

    public static TheoryData<string> Kinds => [.. Parts<IImageFeature>.Names];

    static byte[] Noise(ImageShape shape, int seed)
    {
        byte[] pixels = new byte[shape.Size];
        new Random(seed).NextBytes(pixels);
        return pixels;
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Values_are_finite_for_any_shape_and_any_image(string kind)
    {
        foreach (ImageShape shape in s_shapes)
            foreach (byte[] pixels in new[] { Noise(shape, 1), new byte[shape.Size], [.. Enumerable.Repeat((byte)255, shape.Size)], Noise(shape, 2) })
                Assert.All(Drawing.Measure(kind, shape, pixels), value => Assert.True(float.IsFinite(value)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Every_value_has_a_name_of_its_own(string kind)
    {
        foreach (ImageShape shape in s_shapes)
        {
            IReadOnlyList<string> names = Parts<IImageFeature>.Get("kind of feature", kind).Names(shape.Height, shape.Width);
            Assert.NotEmpty(names);
            Assert.Equal(names.Count, names.Distinct().Count());
            Assert.True(names.Count == 1 || names.All(name => name != ""));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void What_was_measured_before_changes_nothing(string kind)
    {
        ImageShape shape = new(1, 28, 28);
        FeatureColumns columns = new(shape, kind);
        GreyImage image = new(shape);
        float[] first = new float[columns.Names.Count], again = new float[first.Length];
        columns.Measure(image, Noise(shape, 1), first);
        columns.Measure(image, Noise(shape, 2), again);
        again.AsSpan().Fill(float.NaN);
        columns.Measure(image, Noise(shape, 1), again);
        Assert.Equal(first, again);
        Assert.Equal(first, Drawing.Measure(kind, shape, Noise(shape, 1)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Grey_pixels_in_three_channels_are_those_in_one(string kind)
    {
        byte[] grey = Noise(new ImageShape(1, 12, 12), 3);
        float[] one = Drawing.Measure(kind, new ImageShape(1, 12, 12), grey);
        float[] three = Drawing.Measure(kind, new ImageShape(3, 12, 12), [.. grey, .. grey, .. grey]);
        Assert.All(one.Zip(three), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }
}
