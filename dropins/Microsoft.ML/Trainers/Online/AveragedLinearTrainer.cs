using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Trainers;

/// <summary>Steps down the loss row by row; the weights are the mean over all steps.</summary>
public abstract class AveragedLinearTrainer<TTransformer, TModel> : OnlineLinearTrainer<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel> where TModel : class
{
    readonly AveragedLinearOptions _options;

    private protected AveragedLinearTrainer(AveragedLinearOptions options, ulong seed) : base(options, seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.LearningRate, 0);
        ArgumentOutOfRangeException.ThrowIfNegative(options.L2Regularization);
        _options = options;
    }

    /// <summary>
    /// The mean of w over the steps is w - u/T for u the sum of the changes, each times the steps before it: no sum over all weights
    /// a step. A row's share of L2 shrinks u and w alike up to a change of -rate * l2 * w, which is one more such change.
    /// </summary>
    private protected (float[] Weights, float Bias) Descend(BinaryProblem problem, IScalarLoss loss)
    {
        float[] w = Start(problem);
        float[] u = new float[w.Length];
        (float bias, double biasSum, long steps) = (0, 0, 0);
        ForEachRow(problem, (row, label) =>
        {
            float rate = _options.LearningRate / (_options.DecreaseLearningRate ? MathF.Sqrt(steps + 1) : 1);
            float change = -rate * loss.Derivative(TensorPrimitives.Dot<float>(w, row) + bias, label);
            if (_options.L2Regularization > 0)
            {
                float decay = -rate * _options.L2Regularization;
                Scaled.Add(steps * decay, w, u);
                TensorPrimitives.Multiply(w, 1 + decay, w);
            }
            if (change != 0)
            {
                Scaled.Add(change, row, w);
                Scaled.Add(steps * change, row, u);
                bias += change;
                biasSum += steps * (double)change;
            }
            steps++;
        });
        TensorPrimitives.MultiplyAdd(u, -1f / steps, w, w);
        return (w, (float)(bias - biasSum / steps));
    }
}
