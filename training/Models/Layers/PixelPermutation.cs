using Strata.Data;
using Strata.Onnx;
using Strata.Randomness;
using Strata.Training.Export;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models.Layers;

/// <summary>
/// One fixed random permutation of the pixels, the same for every image and channel and on every machine: what is left of an image
/// once locality is gone. The index is saved with the weights. [N,C,H,W] to the same.
/// </summary>
sealed class PixelPermutation : Module<Tensor, Tensor>, IOnnxModule
{
    readonly Tensor index;

    public PixelPermutation(ImageShape image, int seed) : base(nameof(PixelPermutation))
    {
        index = tensor(Order(image.Height * image.Width, seed));
        RegisterComponents();
    }

    /// <summary>Where each pixel of the result comes from, row-major.</summary>
    public static long[] Order(int pixels, int seed)
    {
        long[] order = [.. Enumerable.Range(0, pixels).Select(pixel => (long)pixel)];
        new SplitMix64((ulong)seed).Shuffle<long>(order);
        return order;
    }

    public override Tensor forward(Tensor input)
    {
        using Tensor rows = input.flatten(2), moved = rows.index_select(2, index);
        return moved.reshape(input.shape);
    }

    public string Export(LayerScope layer, string input)
    {
        long channels = layer.InputShape[0];
        string rows = layer.Step("Reshape", "rows", [input, layer.Integers("rows.shape", 0, channels, -1)]);
        string moved = layer.Step("Gather", "moved", [rows, layer.Integers("index", index.cpu().data<long>().ToArray())], NodeAttribute.Of("axis", 2));
        return layer.Reshape(moved);
    }
}
