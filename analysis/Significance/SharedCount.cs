using MathNet.Numerics;

namespace Strata.Analysis.Significance;

/// <summary>
/// How many of N things two picks have in common if neither knows of the other: the hypergeometric distribution (Fisher's exact test, one-sided). With
/// strata, each pick is held to its count in every stratum: the sum of independent hypergeometric counts, exactly, by convolution.
/// </summary>
sealed class SharedCount
{
    readonly double[] _probabilities;

    SharedCount(double[] probabilities, double expected) => (_probabilities, Expected) = (probabilities, expected);

    /// <summary>The mean, Σ first · second / total over the strata.</summary>
    public double Expected { get; }

    /// <summary>One pick of each size out of all.</summary>
    /// <param name="total">N, at least 1.</param>
    /// <param name="first">The size of one pick, 0 to N.</param>
    /// <param name="second">The size of the other.</param>
    public static SharedCount Of(int total, int first, int second) => Of([(total, first, second)]);

    /// <summary>Picks out of each stratum.</summary>
    /// <param name="strata">The size of each, and how many of it are in either pick.</param>
    public static SharedCount Of(IEnumerable<(int Total, int First, int Second)> strata)
    {
        double[] sum = [1];
        double expected = 0;
        foreach ((int total, int first, int second) in strata.Where(stratum => stratum.Total > 0))
        {
            sum = Convolved(sum, Hypergeometric(total, first, second));
            expected += (double)first * second / total;
        }
        return new SharedCount(sum, expected);
    }

    /// <summary>The chance of having at least so many in common.</summary>
    public double AtLeast(int shared) => Math.Min(1, _probabilities.Skip(shared).Sum());

    /// <summary>The mean of a figure of the count.</summary>
    public double Mean(Func<int, double> figure) => _probabilities.Select((probability, shared) => probability * figure(shared)).Sum();

    static double[] Hypergeometric(int total, int first, int second)
    {
        double[] probabilities = new double[Math.Min(first, second) + 1];
        double all = SpecialFunctions.BinomialLn(total, second);
        for (int shared = Math.Max(0, first + second - total); shared < probabilities.Length; shared++)
            probabilities[shared] = Math.Exp(SpecialFunctions.BinomialLn(first, shared) + SpecialFunctions.BinomialLn(total - first, second - shared) - all);
        return probabilities;
    }

    static double[] Convolved(double[] one, double[] other)
    {
        double[] sum = new double[one.Length + other.Length - 1];
        for (int i = 0; i < one.Length; i++)
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(other, one[i], sum.AsSpan(i, other.Length), sum.AsSpan(i, other.Length));
        return sum;
    }
}
