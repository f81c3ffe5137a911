using System.Text.Json;
using Strata.Analysis.Embedding;
using Strata.Analysis.Embedding.TSne;
using Strata.Analysis.Embedding.TSne.Repulsion;
using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;
using Strata.Tests.Clustering;
using Strata.Tests.Numerics;

namespace Strata.Tests.Embedding;

public class TSneTests
{
    static readonly Execution Run = new();

    static SparseGraph Joint(Matrix x, int k, double perplexity)
    {
        NeighborTable neighbors = NearestNeighbors.Within(x, k);
        float[] squared = Array.ConvertAll(neighbors.Distances, distance => distance * distance);
        return Affinities.Joint(neighbors.Indices, Affinities.Conditional(squared, k, perplexity, Run), k);
    }

    [Fact]
    public void Joint_probabilities_are_those_of_scikit_learn()
    {
        JsonElement made = EmbeddingFixture.Made.GetProperty("tsne");
        SparseGraph joint = Joint(EmbeddingFixture.Points, made.GetProperty("neighbors").GetInt32(), made.GetProperty("perplexity").GetDouble());
        // scikit-learn's own search ends at 1e-5 of the entropy, in float32.
        EmbeddingFixture.RequireSame(made.GetProperty("joint"), joint, tolerance: 1e-6);
        Assert.Equal(1, joint.Weights.Sum(weight => (double)weight), 1e-6);
    }

    [Theory, InlineData(2.5), InlineData(10), InlineData(30)]
    public void Every_row_has_the_perplexity_asked_for(double perplexity)
    {
        NeighborTable neighbors = NearestNeighbors.Within(RandomMatrix.Of(200, 4), 90);
        // Distances of any unit.
        float[] squared = Array.ConvertAll(neighbors.Distances, distance => distance * distance * 1e6f);
        float[] p = Affinities.Conditional(squared, 90, perplexity, Run);
        for (int row = 0; row < 200; row++)
            Assert.Equal(perplexity, Math.Exp(-p.Skip(row * 90).Take(90).Sum(value => value > 0 ? value * Math.Log(value) : 0)), 1e-3);
    }

    [Fact]
    public void The_gradient_is_that_of_the_divergence()
    {
        const double Step = 1e-5;
        SparseGraph joint = Joint(RandomMatrix.Of(40, 3), 20, 6);
        double[] points = [.. RandomMatrix.Of(40, 2, seed: 2).Values.ToArray().Select(value => 2.0 * value)], gradient = new double[80];
        ExactRepulsion repulsion = new();
        double Divergence() => TSneObjective.Divergence(joint, points, repulsion.Compute(points, new double[80], Run), Run);
        TSneObjective.QuarterGradient(joint, points, repulsion, exaggeration: 1, gradient, Run);
        for (int at = 0; at < points.Length; at++)
        {
            double kept = points[at];
            points[at] = kept + Step;
            double above = Divergence();
            points[at] = kept - Step;
            double slope = (above - Divergence()) / (2 * Step);
            points[at] = kept;
            Assert.Equal(slope, 4 * gradient[at], 1e-8);
        }
    }

    [Fact]
    public void Exaggeration_multiplies_attraction_alone()
    {
        SparseGraph joint = Joint(RandomMatrix.Of(30, 3), 20, 6);
        double[] points = [.. RandomMatrix.Of(30, 2, seed: 2).Values.ToArray().Select(value => (double)value)];
        double[] Gradient(double exaggeration)
        {
            double[] gradient = new double[60];
            TSneObjective.QuarterGradient(joint, points, new ExactRepulsion(), exaggeration, gradient, Run);
            return gradient;
        }
        (double[] none, double[] once, double[] twice) = (Gradient(0), Gradient(1), Gradient(2));
        Assert.All(Enumerable.Range(0, 60), at => Assert.Equal(once[at] - none[at], twice[at] - once[at], 1e-12));
    }

    [Fact]
    public void The_door_does_what_the_phases_do_by_hand()
    {
        (Matrix x, _) = Blobs.Of(150, 6, 4);
        TSneOptions options = new();
        double[] start = Start.WithDeviation(Start.OfComponents(x, options.Seed, Run), StochasticNeighborEmbedding.StartDeviation);
        SparseGraph joint = Joint(x, StochasticNeighborEmbedding.NeighborsFor(options, 150), options.Perplexity);
        TSneDescent descent = new(joint, start, new BarnesHutRepulsion(options.Theta));
        double rate = StochasticNeighborEmbedding.LearningRateFor(options, 150);
        descent.Run(options.ExaggeratedSteps, options.EarlyExaggeration, StochasticNeighborEmbedding.EarlyMomentum, rate, Run);
        descent.Run(options.Steps, exaggeration: 1, StochasticNeighborEmbedding.LateMomentum, rate, Run);

        TSneEmbedding door = StochasticNeighborEmbedding.Fit(x, options);
        Assert.Equal(descent.Points, door.Points);
        Assert.Equal(descent.Divergence(Run), door.Divergence);
    }

    [Fact]
    public void All_ways_to_sum_end_at_nearly_the_same_divergence()
    {
        (Matrix x, _) = Blobs.Of(400, 8, 5, apart: 5);
        double Divergence(RepulsionMethod method) => StochasticNeighborEmbedding.Fit(x, new TSneOptions { Repulsion = method, Steps = 250 }).Divergence;
        double exact = Divergence(RepulsionMethod.Exact);
        Assert.Equal(exact, Divergence(RepulsionMethod.BarnesHut), 0.03);
        Assert.Equal(exact, Divergence(RepulsionMethod.Interpolated), 0.03);
    }

    [Fact]
    public void Perplexity_and_rate_follow_the_number_of_points()
    {
        TSneOptions options = new();
        Assert.Equal((3, 9), (StochasticNeighborEmbedding.PerplexityFor(options, 10), StochasticNeighborEmbedding.NeighborsFor(options, 10)));
        Assert.Equal((30, 90), (StochasticNeighborEmbedding.PerplexityFor(options, 5000), StochasticNeighborEmbedding.NeighborsFor(options, 5000)));
        Assert.Equal(5000, StochasticNeighborEmbedding.LearningRateFor(options, 60_000));
        Assert.Equal(200, StochasticNeighborEmbedding.LearningRateFor(options, 100));
    }

    [Fact]
    public void A_rate_that_blows_up_is_a_failure_in_one_line_or_stays_finite()
    {
        TSneEmbedding wild = StochasticNeighborEmbedding.Fit(Blobs.Of(80, 3, 2).X, new TSneOptions { LearningRate = 1e9, Steps = 20, ExaggeratedSteps = 20 });
        Assert.All(wild.Points, value => Assert.True(double.IsFinite(value)));
    }
}
