using System.Numerics.Tensors;
using Strata.Analysis.Numerics;
using Strata.Data;

namespace Strata.Analysis.Probes;

/// <summary>
/// A linear probe (Alain and Bengio 2016): multinomial logistic regression on features that are taken as they are, but centred and
/// multiplied by one number, which makes penalties mean the same on every layer and keeps the directions' proportions.
/// </summary>
public sealed class LinearProbe
{
    readonly float[] _means;
    readonly float _factor;
    readonly float[] _weights;
    readonly float[] _biases;

    LinearProbe(Matrix learned, float[] means, float factor, Minimum minimum, double penalty)
    {
        int classes = minimum.Point.Length / (learned.Columns + 1);
        (_means, _factor, Penalty, Iterations, Converged) = (means, factor, penalty, minimum.Iterations, minimum.Converged);
        float[] all = Array.ConvertAll(minimum.Point, value => (float)value);
        (_weights, _biases) = (all[..(classes * learned.Columns)], all[(classes * learned.Columns)..]);
    }

    /// <summary>The penalty that was chosen.</summary>
    public double Penalty { get; }

    /// <summary>Steps of the last fit.</summary>
    public int Iterations { get; }

    /// <summary>Whether the last fit came to its end.</summary>
    public bool Converged { get; }

    /// <summary>The weights [C,D], of centred features times <see cref="Factor"/>.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>What centred features are multiplied by.</summary>
    public float Factor => _factor;

    /// <summary>
    /// Learns. The penalty is the one that recognises most of a stratified part of the images, of equal ones the largest; then it learns
    /// from all of them.
    /// </summary>
    /// <param name="x">Features [N,D].</param>
    /// <param name="labels">[N], 0..C-1.</param>
    /// <param name="classes">C.</param>
    /// <param name="options">How.</param>
    /// <param name="seed">Of the part that chooses.</param>
    /// <param name="groups">[N], equal for images that belong together, as those of one patient: they stay on one side; null for none.</param>
    /// <param name="threads">At most so many; 0 for one a core. The result does not depend on it.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <exception cref="InputException">A value is not finite, or there are too few images to choose a penalty on.</exception>
    public static LinearProbe Fit(
        Matrix x, int[] labels, int classes, LinearProbeOptions options, int seed, int[]? groups = null, int threads = 0,
        CancellationToken cancel = default)
    {
        x.RequireFinite("features to learn from");
        float[] means = MeansOf(x);
        float factor = FactorOf(x, means);
        Matrix scaled = Scaled(x, means, factor);
        (double penalty, double[] start) = options.Penalties is [double only] ? (only, new double[classes * (x.Columns + 1)])
            : Choose(scaled, labels, groups, classes, options, seed, threads, cancel);
        SoftmaxLoss loss = new(scaled, labels, classes, threads) { Penalty = penalty };
        return new LinearProbe(x, means, factor, LimitedMemoryBfgs.Run(loss.Evaluate, start, options.Iterations, options.Tolerance, cancel), penalty);
    }

    /// <summary>The class of each row, the lower of two that are equally likely.</summary>
    /// <param name="x">Features [M,D].</param>
    public int[] Predict(Matrix x, int threads = 0)
    {
        Matrix scaled = Scaled(x, _means, _factor);
        int[] predicted = new int[x.Rows];
        RowBlocks.ForEach(x.Rows, 256, threads, () => new float[256 * _biases.Length], (scratch, start, count) =>
        {
            Span<float> logits = scratch.AsSpan(0, count * _biases.Length);
            RowProducts.Of(scaled.Values.Slice(start * x.Columns, count * x.Columns), _weights, x.Columns, logits);
            for (int i = 0; i < count; i++)
            {
                Span<float> row = logits.Slice(i * _biases.Length, _biases.Length);
                TensorPrimitives.Add(row, _biases, row);
                predicted[start + i] = TensorPrimitives.IndexOfMax<float>(row);
            }
        });
        return predicted;
    }

    // From the strongest penalty to the weakest: each starts where the one before ended, which is near.
    static (double, double[]) Choose(
        Matrix x, int[] labels, int[]? groups, int classes, LinearProbeOptions options, int seed, int threads, CancellationToken cancel)
    {
        StratifiedSplit split = groups is null ? StratifiedSplit.Of(labels, options.Validation, seed)
            : StratifiedSplit.Of(labels, groups, options.Validation, seed);
        if (split.Validation.Length == 0)
            throw new InputException($"{labels.Length} images are too few to choose a penalty on a part of them: take more --train-images");
        Matrix train = x.Take(split.Train), validation = x.Take(split.Validation);
        int[] known = Array.ConvertAll(split.Validation, place => labels[place]);
        SoftmaxLoss loss = new(train, Array.ConvertAll(split.Train, place => labels[place]), classes, threads);
        double[] point = new double[loss.Length];
        (int right, double penalty, double[] start) best = (-1, 0, point);
        foreach (double penalty in options.Penalties.OrderDescending())
        {
            loss.Penalty = penalty;
            Minimum minimum = LimitedMemoryBfgs.Run(loss.Evaluate, point, options.Iterations, options.Tolerance, cancel);
            point = minimum.Point;
            int[] found = new LinearProbe(x, new float[x.Columns], 1, minimum, penalty).Predict(validation, threads);
            int right = found.Zip(known).Count(pair => pair.First == pair.Second);
            if (right > best.right)
                best = (right, penalty, point);
        }
        return (best.penalty, best.start);
    }

    static float[] MeansOf(Matrix x)
    {
        double[] sums = new double[x.Columns];
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<float> values = x.Row(row);
            for (int d = 0; d < values.Length; d++)
                sums[d] += values[d];
        }
        return Array.ConvertAll(sums, sum => (float)(sum / x.Rows));
    }

    // 1 over the root of the mean variance; 1 where nothing varies.
    static float FactorOf(Matrix x, float[] means)
    {
        double sum = 0;
        for (int row = 0; row < x.Rows; row++)
        {
            float distance = TensorPrimitives.Distance(x.Row(row), means);
            sum += (double)distance * distance;
        }
        double variance = sum / x.Values.Length;
        return variance > 0 ? (float)(1 / Math.Sqrt(variance)) : 1;
    }

    static Matrix Scaled(Matrix x, float[] means, float factor)
    {
        float[] scaled = GC.AllocateUninitializedArray<float>(x.Values.Length);
        for (int row = 0; row < x.Rows; row++)
        {
            Span<float> values = scaled.AsSpan(row * x.Columns, x.Columns);
            TensorPrimitives.Subtract(x.Row(row), means, values);
            TensorPrimitives.Multiply(values, factor, values);
        }
        return new Matrix(scaled, x.Rows, x.Columns);
    }
}
