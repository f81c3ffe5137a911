using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Core;

public class RandomTests
{
    [Fact]
    public void The_same_seed_draws_the_same_numbers()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(Draws(new Generator(7)), Draws(new Generator(7)));
        Assert.NotEqual(Draws(new Generator(7)), Draws(new Generator(8)));
        Assert.Equal(7, new Generator(7).initial_seed());
    }

    [Fact]
    public void A_restored_state_continues_where_it_was_taken()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(1);
        Draws(generator);
        Tensor state = generator.get_state();
        float[] first = Draws(generator);
        generator.set_state(state);
        Assert.Equal(first, Draws(generator));
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => generator.set_state(zeros(3, dtype: uint8)));
    }

    [Fact]
    public void Seeding_the_default_generator_repeats_what_follows()
    {
        lock (Gradients.LayerGradients.Drawing)
        {
            using DisposeScope scope = NewDisposeScope();
            using Tensor state = get_rng_state();
            float[] Draw()
            {
                manual_seed(11);
                return [.. rand(4).data<float>(), .. randperm(4).@float().data<float>(), .. ones(4).bernoulli_().data<float>()];
            }
            Assert.Equal(Draw(), Draw());
            Assert.Equal(11, initial_seed());
            set_rng_state(state);
        }
    }

    [Fact]
    public void Draws_stay_in_their_range_and_near_their_mean()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(5);
        Tensor even = rand(20000, generator: generator);
        Assert.InRange(even.min().item<float>(), 0, 0.01f);
        Assert.InRange(even.max().item<float>(), 0.99f, 1);
        // Four standard errors: of an even draw 0.2887 / √20000, of a normal one 1 / √20000.
        Assert.Equal(0.5, even.mean().item<float>(), 4 * 0.2887 / Math.Sqrt(20000));
        Tensor normal = randn(20000, generator: generator);
        Assert.Equal(0, normal.mean().item<float>(), 4 / Math.Sqrt(20000));
        Assert.Equal(1, normal.std().item<float>(), 4 / Math.Sqrt(40000));
        Tensor faces = randint(1, 7, new long[] { 6000 }, generator: generator);
        Assert.Equal((1L, 6L), (faces.min().item<long>(), faces.max().item<long>()));
        Assert.Equal([0L, 1, 2, 3, 4], randperm(5, generator: generator).sort().Values.data<long>().ToArray());
        Tensor uniform = empty(20000).uniform_(-3, -1, generator);
        Assert.InRange(uniform.min().item<float>(), -3, -2.98f);
        Assert.Equal(-2, torch.normal(-2, 0.1, [20000], generator: generator).mean().item<float>(), 4 * 0.1 / Math.Sqrt(20000));
    }

    [Fact]
    public void Weighted_draws_follow_their_weights()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(2);
        Tensor drawn = tensor(new[] { 0f, 1, 3 }).multinomial(20000, replacement: true, generator);
        Tensor counts = drawn.bincount(null, 3);
        Assert.Equal(0, counts[0].item<long>());
        // Four standard errors of a share of 0.75.
        Assert.Equal(0.75, counts[2].item<long>() / 20000.0, 4 * Math.Sqrt(0.75 * 0.25 / 20000));
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(5)]
    public void Gamma_draws_have_mean_and_variance_of_their_shape(double shape)
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(3);
        Tensor drawn = _standard_gamma(full([20000], shape), generator);
        Assert.True(drawn.min().item<float>() > 0);
        // Four standard errors; the fourth central moment of Gamma(k, 1) is 3k² + 6k.
        Assert.Equal(shape, drawn.mean().item<float>(), 4 * Math.Sqrt(shape / 20000));
        Assert.Equal(shape, drawn.var().item<float>(), 4 * Math.Sqrt((2 * shape * shape + 6 * shape) / 20000));
    }

    [Fact]
    public void A_disposed_generator_says_so()
    {
        var generator = new Generator(1);
        generator.Dispose();
        Assert.Throws<ObjectDisposedException>(() => rand(2, generator: generator));
    }

    static float[] Draws(Generator generator) => rand(6, generator: generator).data<float>().ToArray();
}
