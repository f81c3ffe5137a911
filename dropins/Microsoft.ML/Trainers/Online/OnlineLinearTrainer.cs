using Microsoft.ML.Data;
using Microsoft.ML.Numerics;
using Microsoft.ML.Randomness;

namespace Microsoft.ML.Trainers;

/// <summary>Learns a linear function row by row.</summary>
public abstract class OnlineLinearTrainer<TTransformer, TModel> : TrainerEstimatorBase<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel> where TModel : class
{
    readonly OnlineLinearOptions _options;

    private protected OnlineLinearTrainer(OnlineLinearOptions options, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.NumberOfIterations, 1);
        (_options, Seed) = (options, seed);
    }

    private protected ulong Seed { get; }

    private protected float[] Start(BinaryProblem problem)
    {
        float[] weights = new float[problem.Features.X.Columns];
        SplitMix random = SplitMix.Stream(problem.Seed, 1);
        for (int f = 0; f < weights.Length && _options.InitialWeightsDiameter > 0; f++)
            weights[f] = (float)(random.Unit() - 0.5) * _options.InitialWeightsDiameter;
        return weights;
    }

    /// <summary>Hands every row of every pass, in order, with its label of ±1.</summary>
    private protected void ForEachRow(BinaryProblem problem, RowVisitor visit)
    {
        FloatMatrix x = problem.Features.X;
        int[] order = [.. Enumerable.Range(0, x.Rows)];
        SplitMix random = new(problem.Seed);
        for (int pass = 0; pass < _options.NumberOfIterations; pass++)
        {
            if (_options.Shuffle)
                random.Shuffle(order.AsSpan());
            foreach (int row in order)
                visit(x.Row(row), problem.IsPositive[row] ? 1 : -1);
        }
    }

    private protected delegate void RowVisitor(ReadOnlySpan<float> row, float label);
}
