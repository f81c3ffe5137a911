using Strata.Analysis.Embedding;
using Strata.Tests.Numerics;

namespace Strata.Tests.Embedding;

public class ProcrustesTests
{
    static readonly double[] Points = [.. RandomMatrix.Of(50, 2).Values.ToArray().Select(value => (double)value)];

    static double[] Moved(double angle, bool mirrored) => [.. Enumerable.Range(0, 50).SelectMany(i =>
    {
        (double x, double y) = (Points[2 * i], mirrored ? -Points[2 * i + 1] : Points[2 * i + 1]);
        return (double[])[3 + (Math.Cos(angle) * x - Math.Sin(angle) * y), -7 + (Math.Sin(angle) * x + Math.Cos(angle) * y)];
    })];

    [Theory, InlineData(0, false), InlineData(0.7, false), InlineData(3, true), InlineData(-2, true)]
    public void A_turned_mirrored_and_moved_copy_is_laid_back(double angle, bool mirrored)
    {
        double[] aligned = Procrustes.Align(Moved(angle, mirrored), Points);
        Assert.All(Points.Zip(aligned), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Distances_stay_as_they_are() => Assert.Equal(
        [-1, 0, 3, 0], Procrustes.Align([0, -2, 0, 2], [0.5, 0, 1.5, 0]).Select(value => Math.Round(value, 12)));

    [Fact]
    public void Points_that_are_all_one_go_to_the_middle() => Assert.Equal([0.5, 0.5, 0.5, 0.5], Procrustes.Align([2, 3, 2, 3], [0, 0, 1, 1]));

    [Fact]
    public void Other_numbers_of_points_are_refused() => Assert.Throws<ArgumentException>(() => Procrustes.Align([1, 2], [1, 2, 3, 4]));
}
