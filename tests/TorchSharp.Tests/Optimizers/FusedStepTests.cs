using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Tests.Optimizers;

/// <summary>Contiguous float32 weights are stepped by the native kernel, strided ones by operators: both must agree.</summary>
public class FusedStepTests
{
    // Ten steps in float32: a few units in the last place of weights around one.
    const double Float32 = 2e-6;

    public static TheoryData<string> Kinds => [.. Optimizers.Keys];

    static readonly Dictionary<string, Func<Parameter, OptimizerHelper>> Optimizers = new()
    {
        ["SGD"] = weights => optim.SGD([weights], 0.05),
        ["SGD decay"] = weights => optim.SGD([weights], 0.05, weight_decay: 0.1),
        ["SGD momentum"] = weights => optim.SGD([weights], 0.05, momentum: 0.9, dampening: 0.2, weight_decay: 0.1),
        ["SGD nesterov"] = weights => optim.SGD([weights], 0.05, momentum: 0.9, nesterov: true),
        ["Adam"] = weights => optim.Adam([weights], 0.01),
        ["Adam decay"] = weights => optim.Adam([weights], 0.01, 0.8, 0.9, 1e-4, 0.2),
        ["AdamW"] = weights => optim.AdamW([weights], 0.01, 0.8, 0.9, 1e-6, 0.2),
    };

    // Lengths around the vector width, and beyond a block of the kernel.
    [Theory, MemberData(nameof(Kinds))]
    public void The_kernel_agrees_with_the_operators_at_every_length(string kind)
    {
        foreach (int length in (int[])[2, 3, 7, 8, 9, 15, 17, 31, 64, 65, 16383, 16384, 16385, 50000])
        {
            using var scope = NewDisposeScope();
            float[] start = Values(length, seed: 1);
            var plain = new Parameter(tensor(start));
            var strided = new Parameter(Strided(start));
            Assert.False(strided.is_contiguous(), "this weight is meant to be strided");
            using OptimizerHelper fused = Optimizers[kind](plain), byOperators = Optimizers[kind](strided);
            for (int step = 0; step < 10; step++)
            {
                float[] gradient = Values(length, seed: 2 + step);
                plain.grad = tensor(gradient);
                strided.grad = Strided(gradient);
                fused.step();
                byOperators.step();
            }
            Assert.True((plain - strided).abs().max().item<float>() < Float32, $"{kind} at length {length}: {(plain - strided).abs().max().item<float>()}");
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Threads_do_not_change_a_bit(string kind)
    {
        int threads = get_num_threads();
        try
        {
            byte[] one = Run(kind, 1);
            Assert.Equal(one, Run(kind, 2));
            Assert.Equal(one, Run(kind, 3));
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Infinite_and_missing_values_spread_only_in_their_own_place(string kind)
    {
        using var scope = NewDisposeScope();
        var weights = new Parameter(tensor(Values(40, seed: 1)));
        using OptimizerHelper optimizer = Optimizers[kind](weights);
        float[] gradient = Values(40, seed: 2);
        gradient[3] = float.NaN;
        gradient[20] = float.PositiveInfinity;
        for (int step = 0; step < 3; step++)
        {
            weights.grad = tensor(gradient);
            optimizer.step();
        }
        int[] broken = [.. weights.data<float>().ToArray().Select((value, i) => (value, i)).Where(pair => !float.IsFinite(pair.value)).Select(pair => pair.i)];
        Assert.Equal([3, 20], broken);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_step_between_forward_and_backward_is_an_error_and_no_wrong_gradient(string kind)
    {
        using var scope = NewDisposeScope();
        var weights = new Parameter(tensor(Values(40, seed: 1)));
        using OptimizerHelper optimizer = Optimizers[kind](weights);
        Tensor loss = (weights * weights).sum();
        weights.grad = ones(40);
        optimizer.step();
        var error = Assert.Throws<ExternalException>(() => loss.backward());
        Assert.Contains("modified by an inplace operation", error.Message);
    }

    [Fact]
    public void Only_contiguous_float32_weights_with_plain_options_take_the_kernel()
    {
        using var scope = NewDisposeScope();
        float[] start = Values(20, seed: 1);
        Assert.True(Taken(tensor(start), tensor(start)), "contiguous float32");
        Assert.True(Taken(tensor(start).view(4, 5), tensor(start).view(4, 5)), "contiguous float32 matrix");
        Assert.False(Taken(tensor(start).to(float64), tensor(start).to(float64)), "float64");
        Assert.False(Taken(Strided(start), tensor(start)), "strided weights");
        Assert.False(Taken(tensor(start), Strided(start)), "strided gradient");
        Assert.False(Taken(tensor(start), tensor(start), amsgrad: true), "amsgrad");
        Assert.False(Taken(tensor(start), tensor(start), maximize: true), "maximize");
    }

    [Fact]
    public void An_empty_parameter_is_stepped_to_an_empty_parameter()
    {
        using var scope = NewDisposeScope();
        foreach (Func<Parameter, OptimizerHelper> make in Optimizers.Values)
        {
            var weights = new Parameter(zeros(0));
            using OptimizerHelper optimizer = make(weights);
            weights.grad = zeros(0);
            optimizer.step();
            Assert.Equal([0L], weights.shape);
        }
    }

    static bool Taken(Tensor start, Tensor gradient, bool amsgrad = false, bool maximize = false)
    {
        var weights = new Parameter(start);
        weights.grad = gradient;
        using Adam adam = optim.Adam([weights], amsgrad: amsgrad, maximize: maximize);
        var state = (Adam.State)adam.state_dict().State[0];
        bool taken = FusedStep.Adam(weights, state, (Adam.Options)adam.state_dict().Options[0]);
        Assert.Equal(taken ? 1 : 0, state.step);
        return taken;
    }

    static byte[] Run(string kind, int threads)
    {
        set_num_threads(threads);
        using var scope = NewDisposeScope();
        var weights = new Parameter(tensor(Values(200_001, seed: 1)));
        using OptimizerHelper optimizer = Optimizers[kind](weights);
        for (int step = 0; step < 4; step++)
        {
            weights.grad = tensor(Values(200_001, seed: 2 + step));
            optimizer.step();
        }
        return weights.bytes.ToArray();
    }

    /// <summary>The values in every other place of a longer tensor.</summary>
    static Tensor Strided(float[] values)
    {
        Tensor pairs = zeros(values.Length, 2);
        pairs.select(1, 0).copy_(tensor(values));
        return pairs.select(1, 0);
    }

    static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];
    }
}
