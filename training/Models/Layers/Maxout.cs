using Strata.Onnx;
using Strata.Training.Export;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models.Layers;

/// <summary>The larger of two affine pieces (Goodfellow 2013): [N,2C,...] to [N,C,...], channel c from c and C + c.</summary>
sealed class Maxout() : Module<Tensor, Tensor>(nameof(Maxout)), IOnnxModule
{
    /// <summary>Affine pieces of one output.</summary>
    public const int Pieces = 2;

    public override Tensor forward(Tensor input)
    {
        long channels = input.shape[1] / Pieces;
        using Tensor first = input.narrow(1, 0, channels), second = input.narrow(1, channels, channels);
        return first.maximum(second);
    }

    public string Export(LayerScope layer, string input)
    {
        string pieces = layer.Step("Reshape", "pieces", [input, layer.Integers("shape", [0, Pieces, .. layer.OutputShape])]);
        return layer.Node("ReduceMax", [pieces], NodeAttribute.Of("axes", [1L]), NodeAttribute.Of("keepdims", 0));
    }
}
