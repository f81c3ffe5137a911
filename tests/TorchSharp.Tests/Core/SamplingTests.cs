using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Strata.Tests.Core;

public class SamplingTests
{
    static readonly float[] Image = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    // Half a turn, a mirror, a shift by one pixel of three (2/3 of the way from -1 to 1), all about the centre.
    public static TheoryData<string, float[], float[]> Maps => new()
    {
        { "nothing", [1, 0, 0, 0, 1, 0], Image }, { "a mirror", [-1, 0, 0, 0, 1, 0], [3, 2, 1, 6, 5, 4, 9, 8, 7] },
        { "half a turn", [-1, 0, 0, 0, -1, 0], [9, 8, 7, 6, 5, 4, 3, 2, 1] },
        { "a shift", [1, 0, 2 / 3f, 0, 1, 0], [2, 3, 0, 5, 6, 0, 8, 9, 0] },
    };

    [Theory, MemberData(nameof(Maps))]
    public void An_affine_map_moves_the_pixels(string what, float[] map, float[] expected)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor grid = F.affine_grid(tensor(map, [1, 2, 3]), [1, 1, 3, 3]);
        Tensor moved = F.grid_sample(tensor(Image, [1, 1, 3, 3]), grid, GridSampleMode.Nearest);
        Assert.True(expected.SequenceEqual(moved.data<float>()), $"{what}: {string.Join(' ', moved.data<float>())}");
        Tensor blended = F.grid_sample(tensor(Image, [1, 1, 3, 3]), grid);
        Assert.True(blended.allclose(tensor(expected, [1, 1, 3, 3]), atol: 1e-4), $"{what}, blended");
    }

    // The point lies 2.4 pixels to the left of the first pixel's centre, so its mirror image at the edge is 1.4 to the right.
    [Theory]
    [InlineData(GridSamplePaddingMode.Zeros, 0)]
    [InlineData(GridSamplePaddingMode.Border, 1)]
    [InlineData(GridSamplePaddingMode.Reflection, 2)]
    public void Outside_of_the_image_the_padding_rules(GridSamplePaddingMode padding, float expected)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor point = tensor(new[] { -6.8f / 3, -2 / 3f }, [1, 1, 1, 2]);
        Assert.Equal(expected, F.grid_sample(tensor(Image, [1, 1, 3, 3]), point, GridSampleMode.Nearest, padding).item<float>());
    }
}
