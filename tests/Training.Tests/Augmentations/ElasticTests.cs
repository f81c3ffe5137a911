using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Augmentations;

/// <summary>The displacement field of the elastic distortion, read off a ramp and held to its theory.</summary>
public class ElasticTests
{
    const int Size = 64, Count = 64;

    // How far each pixel well inside was read from its own place, in pixels: on a ramp, values are places.
    static Tensor Displacement(string spec, bool vertical)
    {
        Tensor places = arange(Size, dtype: float32).div_(Size);
        Tensor ramp = (vertical ? places.view(-1, 1) : places.view(1, -1)).expand(Count, 1, Size, Size).contiguous();
        Tensor moved = Augmented.Images(spec, ramp).sub_(ramp).mul_(Size);
        return moved.narrow(2, 16, 32).narrow(3, 16, 32);
    }

    [Theory]
    [InlineData("elastic", 34, 4)]
    [InlineData("elastic:alpha=17", 17, 4)]
    [InlineData("elastic:alpha=17,sigma=3", 17, 3)]
    public void Displacement_has_the_size_and_the_slope_of_smoothed_noise(string spec, double alpha, double sigma)
    {
        using DisposeScope scope = NewDisposeScope();
        foreach (bool vertical in (bool[])[false, true])
        {
            Tensor field = Displacement(spec, vertical);
            // Even noise has variance 1/3; a Gaussian of sigma leaves 1 / (4 pi sigma²) of it, and 1 / (2 sigma²) of that to
            // the slope.
            double deviation = alpha / (sigma * Math.Sqrt(12 * Math.PI));
            Assert.Equal(deviation, field.std().ToDouble(), 0.06 * deviation);
            Assert.Equal(0, field.mean().ToDouble(), 0.1 * deviation);
            foreach (int dimension in (int[])[2, 3])
            {
                Tensor slope = field.narrow(dimension, 2, 30).sub(field.narrow(dimension, 0, 30)).mul_(0.5);
                double expected = deviation / (sigma * Math.Sqrt(2));
                Assert.Equal(expected, slope.std().ToDouble(), 0.08 * expected);
            }
        }
    }

    [Fact]
    public void Horizontal_and_vertical_displacement_are_independent()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = (Displacement("elastic", vertical: false), Displacement("elastic", vertical: true));
        Assert.InRange(x.mul(y).mean().div(x.std().mul(y.std())).ToDouble(), -0.1, 0.1);
    }

    [Fact]
    public void Displacement_dies_down_at_the_edge()
    {
        using DisposeScope scope = NewDisposeScope();
        // Half of the smoothing window lies where there is no noise, which takes half of the variance: 0.707 of the
        // deviation. Black that moves in from outside would hide it, hence the border.
        Tensor ramp = arange(Size, dtype: float32).div_(Size).view(1, -1).expand(Count, 1, Size, Size).contiguous();
        Tensor moved = Augmented.Images("elastic:edge=border", ramp).sub_(ramp).mul_(Size);
        double Deviation(int row) => moved.select(2, row).narrow(2, 16, 32).std().ToDouble();
        Assert.InRange(Deviation(0) / Deviation(32), 0.55, 0.85);
    }
}
