using System.Text.Json;
using Strata.Analysis.ImageFeatures;
using Strata.Data;

namespace Strata.Tests.ImageFeatures;

/// <summary>Features and figures, held to numpy, scipy and scikit-learn (tests/fixtures/image-features/make.py).</summary>
public class ReferenceTests
{
    static readonly JsonElement Made =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "image-features", "image-features.json"))).RootElement;

    [Theory]
    [InlineData("mean")]
    [InlineData("variance")]
    [InlineData("ink")]
    [InlineData("centre")]
    [InlineData("symmetry")]
    [InlineData("topology")]
    [InlineData("profile")]
    [InlineData("hog")]
    public void Values_are_those_of_the_definition(string kind)
    {
        foreach (JsonElement image in Made.GetProperty("images").EnumerateArray())
        {
            ImageShape shape = new(1, image.GetProperty("height").GetInt32(), image.GetProperty("width").GetInt32());
            float[] found = Drawing.Measure(kind, shape, [.. image.GetProperty("pixels").Deserialize<int[]>()!.Select(value => (byte)value)]);
            JsonElement values = image.GetProperty("features").GetProperty(kind);
            double[] expected = values.ValueKind == JsonValueKind.Array ? values.Deserialize<double[]>()! : [values.GetDouble()];
            Assert.Equal(expected.Length, found.Length);
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 2e-5));
        }
    }

    [Fact]
    public void Threshold_and_side_of_the_ink_are_those_of_trying_all()
    {
        foreach (JsonElement image in Made.GetProperty("images").EnumerateArray())
        {
            GreyImage grey = new(new ImageShape(1, image.GetProperty("height").GetInt32(), image.GetProperty("width").GetInt32()));
            grey.Load([.. image.GetProperty("pixels").Deserialize<int[]>()!.Select(value => (byte)value)]);
            JsonElement features = image.GetProperty("features");
            Assert.Equal((features.GetProperty("threshold").GetInt32(), features.GetProperty("isInkBright").GetBoolean()), (grey.Threshold, grey.IsInkBright));
        }
    }

    [Fact]
    public void Information_and_variance_are_those_of_scikit_learn()
    {
        int[] labels = Made.GetProperty("information").GetProperty("labels").Deserialize<int[]>()!;
        foreach (JsonElement column in Made.GetProperty("information").GetProperty("columns").EnumerateArray())
        {
            float[] values = [.. column.GetProperty("values").Deserialize<int[]>()!.Select(value => (float)value)];
            // Miller's correction of what scikit-learn counts: cells, bins and labels that occur.
            double bias = (column.GetProperty("cells").GetInt32() - column.GetProperty("bins").GetInt32() - 4 + 1) / (2.0 * labels.Length * Math.Log(2));
            Assert.Equal(Math.Max(0, column.GetProperty("information").GetDouble() - bias), LabelInformation.Mutual(values, labels, 16), 1e-9);
            Assert.Equal(column.GetProperty("f").GetDouble(), LabelInformation.Variance(values, labels).F, column.GetProperty("f").GetDouble() * 1e-9);
        }
    }

    [Fact]
    public void A_value_that_is_the_label_says_all_and_a_constant_nothing()
    {
        int[] labels = [.. Enumerable.Range(0, 400).Select(i => i % 4)];
        float[] same = [.. labels.Select(label => (float)label)];
        Assert.Equal(2, LabelInformation.Entropy(labels), 1e-12);
        // Four cells, four bins, four labels: the correction adds (4 + 4 - 4 - 1)/2N nats.
        Assert.Equal(2 + 3 / 800.0 / Math.Log(2), LabelInformation.Mutual(same, labels, 16), 1e-9);
        Assert.Equal(0, LabelInformation.Mutual(new float[400], labels, 16));
        Assert.Equal((double.PositiveInfinity, 1), LabelInformation.Variance(same, labels));
        Assert.True(double.IsNaN(LabelInformation.Variance(new float[400], labels).F));
    }

    [Fact]
    public void Quartiles_lie_between_values_and_whiskers_on_them()
    {
        ClassSpread spread = ClassSpread.Of([10, 1, 2, 3, 4, 5, 40]);
        Assert.Equal((2.5, 4, 7.5, 1, 10), (spread.Lower, spread.Median, spread.Upper, spread.LowWhisker, spread.HighWhisker));
        Assert.Equal((7, 1, 40, 65 / 7.0), (spread.Images, spread.Least, spread.Most, spread.Mean));
        Assert.True(double.IsNaN(ClassSpread.Of([]).Median));
    }
}
