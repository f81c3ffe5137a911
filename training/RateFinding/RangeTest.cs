namespace Strata.Training.RateFinding;

/// <summary>How a learning rate range test goes.</summary>
public sealed record RangeTestOptions
{
    /// <summary>The first rate, above 0.</summary>
    public double From { get; init; } = 1e-5;

    /// <summary>The last rate, above the first.</summary>
    public double To { get; init; } = 10;

    /// <summary>Steps from the first to the last rate, at least 10.</summary>
    public int Steps { get; init; } = 200;

    /// <summary>Refuses values that cannot work.</summary>
    /// <exception cref="InputException">A value is out of range.</exception>
    public RangeTestOptions Validated()
    {
        if (!(From > 0 && From < To && double.IsFinite(To)))
            throw new InputException($"the rates go from {From} to {To}: give --lowest above 0 and --highest above that");
        return Steps >= 10 ? this : throw new InputException($"--steps is {Steps}, give at least 10");
    }
}

/// <summary>One step of a range test.</summary>
/// <param name="Step">From 1.</param>
/// <param name="Rate">The learning rate of the step.</param>
/// <param name="Loss">The loss of the step's batch, before the step.</param>
/// <param name="Smoothed">The loss averaged over the steps around.</param>
public sealed record RatePoint(int Step, double Rate, double Loss, double Smoothed);

/// <summary>
/// The learning rate range test (Smith 2017, section 3.3): train a little while the rate grows by the same factor every step, and
/// look at where the loss falls, and where it breaks out.
/// </summary>
public static class RangeTest
{
    /// <summary>Weight of the past in the running loss that decides on divergence: a memory of ten steps.</summary>
    const double Memory = 0.9;

    /// <summary>Four times the lowest running loss, as in fastai's finder: no batch is that much harder than another.</summary>
    const double Breakout = 4;

    /// <summary>A loss below half of the first one is still a success, however much lower it once was.</summary>
    const double StillGood = 0.5;

    /// <summary>Runs the test until the rates end or the loss breaks out.</summary>
    /// <param name="options">The rates.</param>
    /// <param name="step">Takes one step of training at a rate, and returns the loss before it.</param>
    /// <returns>A point for each step whose loss was a number.</returns>
    public static IReadOnlyList<RatePoint> Run(RangeTestOptions options, Func<double, double> step)
    {
        List<(double Rate, double Loss)> taken = [];
        (double running, double lowest) = (0, double.PositiveInfinity);
        for (int i = 0; i < options.Steps; i++)
        {
            double rate = options.From * Math.Pow(options.To / options.From, i / (options.Steps - 1.0));
            double loss = step(rate);
            if (!double.IsFinite(loss))
                break;
            taken.Add((rate, loss));
            running = Memory * running + (1 - Memory) * loss;
            // Early on the running mean is mostly its zero start: divide by the weight that the losses have had (Kingma and Ba 2015).
            double mean = running / (1 - Math.Pow(Memory, i + 1));
            lowest = Math.Min(lowest, mean);
            if (mean > Breakout * lowest && mean > StillGood * taken[0].Loss)
                break;
        }
        double[] smoothed = Smooth([.. taken.Select(point => point.Loss)], Math.Max(1, options.Steps / 20));
        return [.. taken.Select((point, i) => new RatePoint(i + 1, point.Rate, point.Loss, smoothed[i]))];
    }

    // Over the steps on both sides: a running mean lags, and would place everything at rates several times too high.
    static double[] Smooth(double[] losses, int reach)
    {
        double[] smoothed = new double[losses.Length];
        for (int i = 0; i < losses.Length; i++)
        {
            int around = Math.Min(reach, Math.Min(i, losses.Length - 1 - i));
            smoothed[i] = losses[(i - around)..(i + around + 1)].Average();
        }
        return smoothed;
    }
}
