using System.Numerics;
using Strata.Analysis.Embedding.Fourier;
using Strata.Randomness;

namespace Strata.Tests.Embedding;

public class ColumnTransformTests
{
    const double Rounding = 1e-11;

    public static TheoryData<int> Lengths { get; } = new(1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 25, 30, 60, 64, 120, 125, 360);

    static (double[] Re, double[] Im) Random(int length)
    {
        SplitMix64 random = new((ulong)length);
        double[] Values() => [.. Enumerable.Range(0, length * ColumnTransform.Columns).Select(_ => random.Bell())];
        return (Values(), Values());
    }

    [Theory, MemberData(nameof(Lengths))]
    public void Every_column_is_transformed_as_the_definition_says(int length)
    {
        (double[] re, double[] im) = Random(length);
        (double[] oldRe, double[] oldIm) = ([.. re], [.. im]);
        new ColumnTransform(length).Run(re, im, new double[re.Length], new double[re.Length]);
        for (int column = 0; column < ColumnTransform.Columns; column++)
            for (int k = 0; k < length; k++)
            {
                Complex expected = 0;
                for (int n = 0; n < length; n++)
                    expected += new Complex(oldRe[n * ColumnTransform.Columns + column], oldIm[n * ColumnTransform.Columns + column])
                        * Complex.Exp(new Complex(0, -2 * Math.PI * ((long)k * n % length) / length));
                Assert.Equal(expected.Real, re[k * ColumnTransform.Columns + column], Rounding);
                Assert.Equal(expected.Imaginary, im[k * ColumnTransform.Columns + column], Rounding);
            }
    }

    [Theory, MemberData(nameof(Lengths))]
    public void Exchanged_parts_give_the_inverse(int length)
    {
        (double[] re, double[] im) = Random(length);
        (double[] oldRe, double[] oldIm) = ([.. re], [.. im]);
        ColumnTransform transform = new(length);
        transform.Run(re, im, new double[re.Length], new double[re.Length]);
        transform.Run(im, re, new double[re.Length], new double[re.Length]);
        Assert.All(Enumerable.Range(0, re.Length), at => Assert.Equal((oldRe[at], oldIm[at]), (re[at] / length, im[at] / length), Near));
    }

    static bool Near((double Re, double Im) a, (double Re, double Im) b) => Math.Abs(a.Re - b.Re) + Math.Abs(a.Im - b.Im) < Rounding;

    [Theory, InlineData(1, 1), InlineData(7, 8), InlineData(11, 12), InlineData(31, 32), InlineData(401, 405), InlineData(1000, 1000)]
    public void The_next_length_is_the_least_product_of_2_3_and_5(int least, int expected) => Assert.Equal(expected, ColumnTransform.LengthFor(least));

    [Theory, InlineData(0), InlineData(7), InlineData(22), InlineData(-4)]
    public void Other_lengths_are_refused(int length) => Assert.Throws<ArgumentException>(() => new ColumnTransform(length));
}
