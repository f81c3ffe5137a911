using System.Text.Json;
using Strata.Analysis.Classical;
using Strata.Analysis.Classical.Kernels;
using Strata.Analysis.Numerics;

namespace Strata.Tests.Classical;

public sealed class KernelMachineTests
{
    static readonly KernelMachine s_machine = (KernelMachine)new KernelMachineLearner(5, 0.2).Fit(SmallRows.Rows, new ClassicalWork());

    [Fact]
    public void Predictions_are_those_of_scikit_learn()
    {
        int[] predicted = [.. s_machine.Predict(SmallRows.Features, new ClassicalWork()).Chunk(3).Select(row => Array.IndexOf(row, row.Max()))];
        Assert.Equal(SmallRows.Expected.GetProperty("svm").GetProperty("predicted").Deserialize<int[]>(), predicted);
    }

    [Fact]
    public void Support_vectors_are_as_many_as_in_scikit_learn() => Assert.InRange(
        s_machine.Vectors - SmallRows.Expected.GetProperty("svm").GetProperty("supportVectors").GetInt32(), -1, 1);

    [Fact]
    public void Decisions_are_those_of_scikit_learn()
    {
        double[][] expected = SmallRows.Expected.GetProperty("svm").GetProperty("pairs").Deserialize<double[][]>()!;
        for (int row = 0; row < expected.Length; row++)
        {
            float[] found = s_machine.Decisions(SmallRows.Features.Take([row]), new ClassicalWork());
            // The optimum is reached to a thousandth of a margin.
            Assert.All(expected[row].Zip(found), pair => Assert.Equal(pair.First, pair.Second, 5e-3));
        }
    }

    [Fact]
    public void The_kernel_is_one_on_the_diagonal_and_that_of_the_formula_elsewhere()
    {
        Matrix kernel = KernelMatrix.Of(SmallRows.Features, SmallRows.Features, 0.2f, threads: 1);
        for (int i = 0; i < 90; i += 7)
        {
            Assert.Equal(1, kernel[i, i], 1e-5f);
            double squares = SmallRows.Features.Row(i).ToArray().Zip(SmallRows.Features.Row(89 - i).ToArray(), (a, b) => (double)(a - b) * (a - b)).Sum();
            Assert.Equal(Math.Exp(-0.2 * squares), kernel[i, 89 - i], 1e-5);
        }
    }

    [Fact]
    public void Random_features_approach_the_kernel()
    {
        Matrix mapped = new RandomFourierFeatures(5, 20_000, 0.2f, seed: 3).Of(SmallRows.Features, threads: 0);
        Matrix exact = KernelMatrix.Of(SmallRows.Features, SmallRows.Features, 0.2f, threads: 0);
        Matrix approached = Product.OfTransposed(mapped, mapped);
        // Five standard errors of a mean of 20,000 products.
        Assert.All(Enumerable.Range(0, 90 * 90), i => Assert.Equal(exact.Values[i], approached.Values[i], 0.05f));
    }
}
