using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Augmentations;

/// <summary>Morphology against a loop over pixels and their neighbours.</summary>
public class MorphologyTests
{
    public static TheoryData<string, int> Cases
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach (string name in (string[])["dilate", "erode", "open", "close", "gradient"])
                foreach (int size in (int[])[1, 3, 5])
                    cases.Add(name, size);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Each_pixel_is_the_largest_or_smallest_of_its_square(string name, int size)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Augmented.Noise(2, 3, 7, 9);
        Tensor after = Augmented.Images($"{name}:size={size},p=1", images);
        for (int image = 0; image < 2; image++)
            for (int channel = 0; channel < 3; channel++)
                Assert.Equal(ByHand(name, Plane(images, image, channel), size), Plane(after, image, channel));
    }

    [Fact]
    public void The_default_square_is_three_pixels_wide()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Augmented.Noise(8, 1, 7, 9);
        Assert.Equal(
            Augmented.Values(Augmented.Images("dilate:size=3", images)), Augmented.Values(Augmented.Images("dilate", images)));
    }

    static float[,] ByHand(string name, float[,] plane, int size) => name switch
    {
        "dilate" => Filter(plane, size, Math.Max),
        "erode" => Filter(plane, size, Math.Min),
        "open" => Filter(Filter(plane, size, Math.Min), size, Math.Max),
        "close" => Filter(Filter(plane, size, Math.Max), size, Math.Min),
        _ => Difference(Filter(plane, size, Math.Max), Filter(plane, size, Math.Min)),
    };

    static float[,] Filter(float[,] plane, int size, Func<float, float, float> better)
    {
        (int height, int width) = (plane.GetLength(0), plane.GetLength(1));
        float[,] result = new float[height, width];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                result[y, x] = plane[y, x];
                for (int row = Math.Max(0, y - size / 2); row <= Math.Min(height - 1, y + size / 2); row++)
                    for (int column = Math.Max(0, x - size / 2); column <= Math.Min(width - 1, x + size / 2); column++)
                        result[y, x] = better(result[y, x], plane[row, column]);
            }
        return result;
    }

    static float[,] Difference(float[,] a, float[,] b)
    {
        float[,] result = new float[a.GetLength(0), a.GetLength(1)];
        for (int y = 0; y < a.GetLength(0); y++)
            for (int x = 0; x < a.GetLength(1); x++)
                result[y, x] = a[y, x] - b[y, x];
        return result;
    }

    static float[,] Plane(Tensor images, int image, int channel)
    {
        float[] values = Augmented.Values(images[image][channel]);
        int width = (int)images.shape[3];
        float[,] plane = new float[images.shape[2], width];
        for (int i = 0; i < values.Length; i++)
            plane[i / width, i % width] = values[i];
        return plane;
    }
}
