using Strata.Analysis.Embedding;
using Strata.Analysis.Embedding.TSne.Repulsion;
using Strata.Randomness;

namespace Strata.Tests.Embedding;

public class RepulsionTests
{
    const double Rounding = 1e-12;

    static readonly Execution Run = new();

    // Clusters of a plane as t-SNE makes them, the whole as wide as the span.
    static double[] Clusters(int count, double span, ulong seed = 1)
    {
        SplitMix64 random = new(seed);
        double[] centres = [.. Enumerable.Range(0, 20).Select(_ => random.Between(-span / 2, span / 2))];
        return [.. Enumerable.Range(0, 2 * count).Select(at => centres[at / 2 * 7 % 10 * 2 + at % 2] + 0.06 * span * random.Bell())];
    }

    static (double Z, double[] Forces) Sum(IRepulsion repulsion, double[] points, int threads = 0)
    {
        double[] forces = new double[points.Length];
        return (repulsion.Compute(points, forces, Run with { Threads = threads }), forces);
    }

    static double Error(double[] expected, double[] actual) =>
        Math.Sqrt(expected.Zip(actual, (a, b) => (a - b) * (a - b)).Sum() / expected.Sum(value => value * value));

    [Fact]
    public void Two_points_push_each_other_apart_as_worked_by_hand()
    {
        // Distance 2: q = 1/5, force 2/25 along x; both pairs add to Z.
        (double z, double[] forces) = Sum(new ExactRepulsion(), [0, 0, 2, 0]);
        Assert.Equal(0.4, z, Rounding);
        Assert.Equal([-0.08, 0, 0.08, 0], forces.Select(force => Math.Round(force, 12)));
    }

    [Theory, InlineData(1e-3), InlineData(8), InlineData(90)]
    public void Barnes_and_Hut_with_theta_0_is_exact(double span)
    {
        double[] points = Clusters(700, span);
        (double z, double[] forces) = Sum(new ExactRepulsion(), points);
        (double fast, double[] near) = Sum(new BarnesHutRepulsion(theta: 0), points);
        Assert.Equal(1, fast / z, Rounding);
        Assert.InRange(Error(forces, near), 0, 1e-11);
    }

    [Theory, InlineData(1e-3), InlineData(8), InlineData(90)]
    public void Barnes_and_Hut_with_theta_one_half_is_within_three_per_cent(double span)
    {
        double[] points = Clusters(1500, span);
        (double z, double[] forces) = Sum(new ExactRepulsion(), points);
        (double fast, double[] near) = Sum(new BarnesHutRepulsion(), points);
        Assert.Equal(1, fast / z, 0.03);
        Assert.InRange(Error(forces, near), 0, 0.03);
    }

    [Theory, InlineData(1e-3, 1e-6), InlineData(8, 2e-3), InlineData(25, 5e-3), InlineData(90, 2e-2)]
    public void Interpolation_is_as_near_as_it_says(double span, double tolerance)
    {
        double[] points = Clusters(3000, span);
        (double z, double[] forces) = Sum(new ExactRepulsion(), points);
        (double fast, double[] near) = Sum(new InterpolatedRepulsion(), points);
        Assert.Equal(1, fast / z, tolerance);
        Assert.InRange(Error(forces, near), 0, tolerance);
    }

    [Fact]
    public void Interpolation_follows_points_that_spread_and_shrink()
    {
        InterpolatedRepulsion repulsion = new();
        foreach (double span in (double[])[1e-3, 1, 30, 60, 62, 20, 1e-3])
        {
            double[] points = Clusters(400, span);
            Assert.InRange(Error(Sum(new ExactRepulsion(), points).Forces, Sum(repulsion, points).Forces), 0, 0.02);
        }
    }

    public static TheoryData<string> Ways { get; } = new("exact", "barnes-hut", "interpolated");

    static IRepulsion Way(string name) => name switch
    {
        "exact" => new ExactRepulsion(),
        "barnes-hut" => new BarnesHutRepulsion(),
        _ => new InterpolatedRepulsion(),
    };

    [Theory, MemberData(nameof(Ways))]
    public void The_number_of_threads_changes_no_bit(string way)
    {
        double[] points = Clusters(2500, 40);
        (double z, double[] forces) = Sum(Way(way), points, threads: 1);
        (double other, double[] others) = Sum(Way(way), points, threads: 3);
        Assert.Equal(z, other);
        Assert.Equal(forces, others);
    }

    [Theory, MemberData(nameof(Ways))]
    public void Copies_of_one_point_push_nobody_and_count_in_full(string way)
    {
        (double z, double[] forces) = Sum(Way(way), [.. Enumerable.Repeat(3.25, 200)]);
        Assert.Equal(100 * 99, z, 1e-6);
        Assert.All(forces, force => Assert.Equal(0, force, 1e-9));
    }

    [Theory, MemberData(nameof(Ways))]
    public void A_further_place_is_pushed_as_a_point_there_would_be(string way)
    {
        double[] points = Clusters(900, 30);
        IRepulsion repulsion = Way(way);
        Sum(repulsion, points);
        foreach ((double x, double y) in ((double, double)[])[(0.3, -2), (7.5, 7.5), (400, 3), (-30, -60)])
        {
            (double pushX, double pushY) = repulsion.ForceAt(x, y);
            double[] all = Sum(new ExactRepulsion(), [.. points, x, y]).Forces;
            Assert.InRange(Error([all[^2], all[^1]], [pushX, pushY]), 0, 0.05);
        }
    }
}
