using Strata.Data;
using Strata.Training.Augmentations;
using static TorchSharp.torch;

namespace Strata.Tests.Augmentations;

/// <summary>Augmentations as a run applies them, and images to apply them to.</summary>
static class Augmented
{
    public const int Classes = 10;

    /// <summary>Images after the augmentations.</summary>
    public static Tensor Images(string spec, Tensor images, int seed = 1) =>
        Batch([spec], images, Labels(images.shape[0]), seed).Images;

    /// <summary>A batch after the augmentations.</summary>
    public static Batch Batch(string[] specs, Tensor images, Tensor targets, int seed = 1, int classes = Classes)
    {
        ImageShape shape = new((int)images.shape[1], (int)images.shape[2], (int)images.shape[3]);
        BatchAugmentation augmentation = new(specs, shape, classes);
        manual_seed(seed);
        return augmentation.Apply(new Batch(images, targets));
    }

    /// <summary>Even noise in 0..1.</summary>
    public static Tensor Noise(long count, int channels, int height, int width)
    {
        manual_seed(99);
        return rand(count, channels, height, width);
    }

    /// <summary>One grey everywhere.</summary>
    public static Tensor Grey(double value, long count = 100, int channels = 1, int size = 10) =>
        full([count, channels, size, size], value);

    /// <summary>The same image again and again.</summary>
    public static Tensor Copies(float[,] rows, long count) =>
        tensor(rows).expand(count, 1, rows.GetLength(0), rows.GetLength(1)).contiguous();

    /// <summary>0, 1, … up to the classes, and again.</summary>
    public static Tensor Labels(long count) => arange(count).remainder(Classes);

    public static float[] Values(Tensor images) => images.contiguous().data<float>().ToArray();

    /// <summary>Each image's values, row by row, all channels.</summary>
    public static float[][] EachImage(Tensor images) =>
        [.. Enumerable.Range(0, (int)images.shape[0]).Select(index => Values(images[index]))];
}
