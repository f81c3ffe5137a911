using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Gradients;

/// <summary>
/// A differentiable function with inputs away from its kinks. Its gradient by autograd is held to central differences of
/// the function itself, all in float64: the truncation error is about Step², the rounding error about 1e-16 / Step.
/// </summary>
public sealed record GradientCase(string Name, Func<Tensor[], Tensor> Function, params Input[] Inputs)
{
    const double Step = 1e-5;
    const double Tolerance = 2e-6;

    public override string ToString() => Name;

    public void Check()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] inputs = Array.ConvertAll(Inputs, input => input.Make());
        Tensor weights = WeightsFor(inputs);
        (Function(inputs) * weights).sum().backward();
        for (int i = 0; i < inputs.Length; i++)
        {
            double[] expected = Differences(inputs, i, weights);
            double[] actual = inputs[i].grad?.contiguous().data<double>().ToArray() ?? new double[expected.Length];
            for (int element = 0; element < expected.Length; element++)
            {
                double error = Math.Abs(expected[element] - actual[element]) / (1 + Math.Abs(expected[element]));
                Assert.True(error < Tolerance,
                    $"{Name}: input {i}, element {element}: autograd {actual[element]:R}, differences {expected[element]:R}");
            }
        }
    }

    // Every element of the result counts, each with its own weight, so that no two errors cancel.
    Tensor WeightsFor(Tensor[] inputs)
    {
        using IDisposable mode = no_grad();
        long[] shape = Function(inputs).shape;
        var random = new System.Random(5);
        double[] weights = new double[shape.Aggregate(1L, (product, extent) => product * extent)];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = 0.5 + random.NextDouble();
        return tensor(weights, shape);
    }

    double[] Differences(Tensor[] inputs, int which, Tensor weights)
    {
        using IDisposable mode = no_grad();
        TorchSharp.Utils.TensorAccessor<double> elements = inputs[which].data<double>();
        double[] slopes = new double[elements.Count];
        for (long i = 0; i < slopes.Length; i++)
        {
            double center = elements[i];
            elements[i] = center + Step;
            double above = (Function(inputs) * weights).sum().item<double>();
            elements[i] = center - Step;
            double below = (Function(inputs) * weights).sum().item<double>();
            elements[i] = center;
            slopes[i] = (above - below) / (2 * Step);
        }
        return slopes;
    }
}

/// <summary>A float64 input drawn evenly from [Low, High]; values nearer to a kink than Margin are drawn again.</summary>
public sealed record Input(double Low, double High, params long[] Shape)
{
    const double Margin = 0.02;

    public double[] Kinks { get; init; } = [];

    public int Seed { get; init; } = 1;

    /// <summary>All values far apart, so that the order of two never changes within a difference.</summary>
    public bool Distinct { get; init; }

    public Tensor Make()
    {
        var random = new System.Random(Seed + Shape.Length);
        double[] values = new double[Shape.Aggregate(1L, (product, extent) => product * extent)];
        for (int i = 0; i < values.Length; i++)
            values[i] = Distinct ? Low + (High - Low) * (i + 0.5) / values.Length : Draw(random);
        if (Distinct)
            random.Shuffle(values);
        return tensor(values, Shape).with_requires_grad();
    }

    double Draw(System.Random random)
    {
        while (true)
        {
            double value = Low + (High - Low) * random.NextDouble();
            if (!Kinks.Any(kink => Math.Abs(value - kink) < Margin))
                return value;
        }
    }
}
