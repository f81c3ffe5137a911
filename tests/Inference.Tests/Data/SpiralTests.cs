using Strata.Data;

namespace Strata.Tests.Data;

public class SpiralTests
{
    static ImageSet Load(string knobs = "", int count = 600, int seed = 1) =>
        DataSets.Load("spiral" + knobs, "train", new DataRequest { Count = count, Seed = seed });

    static (double X, double Y) Point(ImageSet set, int i) => (set.Image(i)[0] / 127.5 - 1, set.Image(i)[1] / 127.5 - 1);

    [Fact]
    public void Has_three_thousand_and_one_thousand_points_on_three_arms_of_equal_size()
    {
        ImageSet train = DataSets.Load("spiral", "train", new DataRequest());
        ImageSet test = DataSets.Load("spiral", "test", new DataRequest());
        Assert.Equal((3_000, 1_000, new ImageShape(2, 1, 1)), (train.Count, test.Count, train.Shape));
        Assert.Equal([1_000, 1_000, 1_000], train.Labels.CountBy(label => label).OrderBy(pair => pair.Key).Select(pair => pair.Value));
        Assert.NotEqual(train.Subset([.. Enumerable.Range(0, 1_000)], "test").Pixels, test.Pixels);
    }

    // Without noise a point of radius r lies at the angle 2π (k / K + turns r), up to the grid of 256 steps.
    [Theory]
    [InlineData("", 3, 0.75)]
    [InlineData(",arms=5,turns=1.25", 5, 1.25)]
    [InlineData(",turns=0", 3, 0)]
    public void Points_without_noise_lie_on_their_arm(string knobs, int arms, double turns)
    {
        ImageSet set = Load(":noise=0" + knobs);
        Assert.Equal(arms, set.ClassNames.Count);
        for (int i = 0; i < set.Count; i++)
        {
            (double x, double y) = Point(set, i);
            double radius = Math.Sqrt(x * x + y * y);
            double angle = 2 * Math.PI * ((double)set.Labels[i] / arms + turns * radius);
            double distance = Math.Sqrt(Math.Pow(x - radius * Math.Cos(angle), 2) + Math.Pow(y - radius * Math.Sin(angle), 2));
            // Half a step of the grid in x and y, and what that does to the angle by way of the radius.
            Assert.InRange(distance, 0, 0.0056 * (1 + 2 * Math.PI * turns));
        }
    }

    [Fact]
    public void Radii_are_uniform_and_noise_widens_the_arms()
    {
        ImageSet set = Load(count: 3_000);
        double[] radii = [.. Enumerable.Range(0, set.Count).Select(i => Point(set, i)).Select(p => Math.Sqrt(p.X * p.X + p.Y * p.Y))];
        Assert.InRange(radii.Average(), 0.48, 0.52);
        Assert.InRange(radii.Max(), 0.98, 1.01);
        Assert.NotEqual(Load(":noise=0").Pixels, Load().Pixels);
    }

    [Fact]
    public void Arms_can_be_told_apart_by_near_neighbours()
    {
        ImageSet train = Load(count: 900);
        ImageSet test = DataSets.Load("spiral", "test", new DataRequest { Count = 300 });
        int right = Enumerable.Range(0, test.Count).Count(i => train.Labels[Nearest(train, Point(test, i))] == test.Labels[i]);
        Assert.InRange((double)right / test.Count, 0.95, 1);
    }

    static int Nearest(ImageSet train, (double X, double Y) point) => Enumerable.Range(0, train.Count).MinBy(i =>
    {
        (double x, double y) = Point(train, i);
        return (x - point.X) * (x - point.X) + (y - point.Y) * (y - point.Y);
    });

    [Theory]
    [InlineData(":arms=1", "arms=1")]
    [InlineData(":arms=two", "arms=two")]
    [InlineData(":noise=-0.1", "noise=-0.1")]
    [InlineData(":turns=nan", "turns=nan")]
    public void A_knob_out_of_range_is_refused(string knobs, string complaint) =>
        Assert.Contains(complaint, Assert.Throws<InputException>(() => Load(knobs)).Message);
}
