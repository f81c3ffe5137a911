using Strata.Analysis.Numerics;

namespace Strata.Tests.Numerics;

/// <summary>Minima that are known.</summary>
public class LimitedMemoryBfgsTests
{
    [Fact]
    public void The_minimum_of_a_stretched_bowl_is_its_centre()
    {
        double[] centre = [.. Enumerable.Range(0, 30).Select(i => i - 7.5)];
        Minimum minimum = LimitedMemoryBfgs.Run((point, gradient) =>
        {
            double value = 0;
            for (int i = 0; i < point.Length; i++)
            {
                double stretch = 1 + 40 * i, away = point[i] - centre[i];
                (value, gradient[i]) = (value + stretch * away * away / 2, stretch * away);
            }
            return value;
        }, new double[30], 500, 1e-9);
        Assert.True(minimum.Converged);
        Assert.All(centre.Zip(minimum.Point), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
    }

    [Fact]
    public void The_valley_of_Rosenbrock_is_walked_to_its_end()
    {
        static double Valley(ReadOnlySpan<double> p, Span<double> gradient)
        {
            double bend = p[1] - p[0] * p[0], rest = 1 - p[0];
            (gradient[0], gradient[1]) = (-400 * p[0] * bend - 2 * rest, 200 * bend);
            return 100 * bend * bend + rest * rest;
        }
        Minimum minimum = LimitedMemoryBfgs.Run(Valley, [-1.2, 1], 1000, 1e-8);
        Assert.Equal((1, 1, true), (Math.Round(minimum.Point[0], 6), Math.Round(minimum.Point[1], 6), minimum.Converged));
        Assert.False(LimitedMemoryBfgs.Run(Valley, [-1.2, 1], 3, 1e-8).Converged);
    }
}
