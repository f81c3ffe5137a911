using Strata.Analysis.Embedding.TSne.Repulsion;

namespace Strata.Analysis.Embedding.TSne;

/// <summary>
/// Points on their way down: gradient descent with momentum and a gain for each coordinate, which grows while the gradient keeps its
/// direction and shrinks where it turns (Jacobs 1988, as in van der Maaten and Hinton 2008).
/// </summary>
/// <param name="affinities">Joint probabilities of N points.</param>
/// <param name="start">Where the points start [N,2]; copied.</param>
/// <param name="repulsion">How repulsion is summed.</param>
public sealed class TSneDescent(SparseGraph affinities, double[] start, IRepulsion repulsion)
{
    const int Piece = 4096, StepsPerNote = 50;
    // Where the rate is too high for a few points, these take small steps instead of leaving for good.
    const double LongestStep = 5, LeastGain = 0.01;

    readonly double[] _gradient = new double[start.Length], _velocity = new double[start.Length], _gains = new double[start.Length];

    /// <summary>The points [N,2], their mean at 0.</summary>
    public double[] Points { get; } = [.. start];

    /// <summary>Goes on for some steps, from rest.</summary>
    /// <param name="steps">How many, 0 or more.</param>
    /// <param name="exaggeration">How many times more neighbours attract each other than they should.</param>
    /// <param name="momentum">The share of the last step that is made again, 0 up to 1.</param>
    /// <param name="rate">The learning rate, for the gradient without its factor 4.</param>
    /// <exception cref="FailureException">The points left for infinity.</exception>
    public void Run(int steps, double exaggeration, double momentum, double rate, Execution run)
    {
        Array.Clear(_velocity);
        Array.Fill(_gains, 1);
        for (int step = 1; step <= steps; step++)
        {
            double z = TSneObjective.QuarterGradient(affinities, Points, repulsion, exaggeration, _gradient, run);
            if (!double.IsFinite(z))
                throw new FailureException($"t-SNE: the points left for infinity at step {step} with learning rate {rate:0.###}: give a lower one");
            string note = step % StepsPerNote == 0 ? $"divergence {TSneObjective.Divergence(affinities, Points, z, run):0.000}" : "";
            run.Each(affinities.Count, Piece, (from, to) => Move(momentum, rate, from, to));
            Centre();
            run.Step(note);
        }
    }

    /// <summary>The divergence of where the points are.</summary>
    public double Divergence(Execution run) =>
        TSneObjective.Divergence(affinities, Points, repulsion.Compute(Points, _gradient, run), run);

    void Move(double momentum, double rate, int from, int to)
    {
        for (int at = 2 * from; at < 2 * to; at++)
        {
            bool turns = _gradient[at] * _velocity[at] > 0;
            _gains[at] = Math.Max(LeastGain, turns ? _gains[at] * 0.8 : _gains[at] + 0.2);
            _velocity[at] = Math.Clamp(momentum * _velocity[at] - rate * _gains[at] * _gradient[at], -LongestStep, LongestStep);
            Points[at] += _velocity[at];
        }
    }

    void Centre()
    {
        (double x, double y) = (0, 0);
        for (int i = 0; i < Points.Length; i += 2)
            (x, y) = (x + Points[i], y + Points[i + 1]);
        (x, y) = (x / affinities.Count, y / affinities.Count);
        for (int i = 0; i < Points.Length; i += 2)
            (Points[i], Points[i + 1]) = (Points[i] - x, Points[i + 1] - y);
    }
}
