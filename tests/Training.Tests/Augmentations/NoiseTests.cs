using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Augmentations;

/// <summary>Noise against its theory: tolerances are four standard errors over 10,000 values.</summary>
public class NoiseTests
{
    const int Count = 10_000;

    static (double Mean, double Deviation) Moments(Tensor values) => (values.mean().ToDouble(), values.std().ToDouble());

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.1)]
    public void Gaussian_noise_is_normal_with_the_deviation_sigma(double sigma)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor noise = Augmented.Images($"gaussian-noise:sigma={sigma}", Augmented.Grey(0.5)).sub_(0.5);
        (double mean, double deviation) = Moments(noise);
        Assert.Equal(0, mean, 4 * sigma / Math.Sqrt(Count));
        Assert.Equal(sigma, deviation, 4 * sigma / Math.Sqrt(2 * Count));
        // 68.27 % of a normal distribution lie within one deviation.
        Assert.Equal(0.6827, noise.abs().lt(sigma).to(float64).mean().ToDouble(), 4 * Math.Sqrt(0.6827 * 0.3173 / Count));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.4)]
    public void Uniform_noise_fills_its_amplitude_evenly(double amplitude)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor noise = Augmented.Images($"uniform-noise:amplitude={amplitude}", Augmented.Grey(0.5)).sub_(0.5);
        Assert.InRange(noise.abs().max().ToDouble(), 0.99 * amplitude, amplitude + 1e-6);
        (double mean, double deviation) = Moments(noise);
        Assert.Equal(0, mean, 4 * amplitude / Math.Sqrt(3 * Count));
        // The fourth moment of even noise is a⁴/5, so that its squares have variance 4a⁴/45.
        Assert.Equal(amplitude / Math.Sqrt(3), deviation, 4 * amplitude / Math.Sqrt(15 * Count));
    }

    [Theory]
    [InlineData(0.2, 0.1)]
    [InlineData(0.6, 0.1)]
    [InlineData(0.2, 0.4)]
    public void Speckle_grows_with_the_brightness(double grey, double sigma)
    {
        using DisposeScope scope = NewDisposeScope();
        (double mean, double deviation) = Moments(Augmented.Images($"speckle:sigma={sigma}", Augmented.Grey(grey)));
        Assert.Equal(grey, mean, 4 * grey * sigma / Math.Sqrt(Count) + 0.01 * grey * sigma);
        // Two and a half deviations stay above 0 with sigma 0.4: what is cut off there is under 1 % of the deviation.
        Assert.Equal(grey * sigma, deviation, 4 * grey * sigma / Math.Sqrt(2 * Count) + 0.01 * grey * sigma);
    }

    [Theory]
    [InlineData(0.3, 100)]
    [InlineData(0.6, 100)]
    [InlineData(0.3, 400)]
    public void Poisson_noise_counts_photons(double grey, double photons)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor noisy = Augmented.Images($"poisson-noise:photons={photons}", Augmented.Grey(grey));
        (double mean, double deviation) = Moments(noisy);
        double expected = Math.Sqrt(grey / photons);
        Assert.Equal(grey, mean, 4 * expected / Math.Sqrt(Count));
        Assert.Equal(expected, deviation, 4 * expected / Math.Sqrt(2 * Count) * 1.1);
        Tensor counts = noisy.mul(photons);
        Assert.InRange(counts.sub(counts.round()).abs().max().ToDouble(), 0, 1e-3);
    }

    [Fact]
    public void Poisson_noise_leaves_black_black() =>
        Assert.Equal(0, Augmented.Images("poisson-noise", Augmented.Grey(0)).sum().ToDouble());

    [Theory]
    [InlineData(0.2, 0.25)]
    [InlineData(0.2, 1)]
    [InlineData(0.1, 0)]
    [InlineData(1, 0.5)]
    public void Salt_and_pepper_have_their_shares_and_hit_all_channels_at_once(double amount, double salt)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor after = Augmented.Images($"salt-and-pepper:amount={amount},salt={salt}", Augmented.Grey(0.5, channels: 3));
        double Share(double value, double expected)
        {
            double share = after.select(1, 0).eq(value).to(float64).mean().ToDouble();
            Assert.Equal(expected, share, 4 * Math.Sqrt(expected * (1 - expected) / Count));
            return share;
        }
        Assert.Equal(1, Share(1, amount * salt) + Share(0, amount * (1 - salt)) + Share(0.5, 1 - amount), 1e-9);
        Assert.Equal(Augmented.Values(after.select(1, 0)), Augmented.Values(after.select(1, 2)));
    }
}
