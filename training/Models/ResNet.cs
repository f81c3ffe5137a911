using Strata.Data;
using Strata.Registry;
using Strata.Training.Models.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

/// <summary>What the residual networks share (He 2016): stem, stages of blocks with twice the channels each, the mean of each channel.</summary>
/// <remarks>
/// Images of more than 64 pixels go through the paper's stem, 7x7 by steps of 2 and max pooling; smaller ones through 3x3, whole.
/// A bottleneck steps in its 3x3, as all current implementations do. `pool` is the last pooling, over the whole map.
/// </remarks>
abstract class ResNet(string name, bool bottleneck, int[] blocks, int width) : IModel
{
    const int LargestForSmallStem = 64;
    const int Expansion = 4;

    public Module<Tensor, Tensor> Build(ImageShape image, int classes, PartParameters parameters)
    {
        LayerChoices choices = Read(parameters);
        int channels = parameters.Whole("width", width, least: 2, most: 1 << 12);
        LayerStack stack = Stem(new LayerStack(name, image, choices, least: 8), channels, bias: choices.Norm == "none");
        int[] depth = Depth(parameters);
        for (int stage = 0; stage < depth.Length; stage++)
            Stage(stack, stage, depth[stage], channels << stage, bias: choices.Norm == "none");
        return stack.PoolTo(1).Logits(classes);
    }

    /// <summary>The blocks of each stage.</summary>
    protected virtual int[] Depth(PartParameters parameters) => blocks;

    LayerChoices Read(PartParameters parameters)
    {
        // Maxout would need twice the channels on both sides of every sum.
        LayerChoices own = new() { Norm = "batch", Init = "kaiming" };
        LayerChoices choices = own.ReadHidden(parameters, Activations.Pointwise) with { Pool = parameters.Choice("pool", "average", "average", "max") };
        return choices.Dropout.Count <= 1 ? choices
            : throw new InputException($"{name}: dropout has {choices.Dropout.Count} shares, but there is one place for it, before logits: give one");
    }

    static LayerStack Stem(LayerStack stack, int channels, bool bias) =>
        Math.Min(stack.Shape.Height, stack.Shape.Width) <= LargestForSmallStem
            ? stack.Conv(channels, 3, padding: 1, bias: bias)
            : stack.Conv(channels, 7, stride: 2, padding: 3, bias: bias).MaxPool(3, 2, 1);

    void Stage(LayerStack stack, int number, int depth, int channels, bool bias)
    {
        LayerStack stage = stack.Nested();
        for (int block = 0; block < depth; block++)
        {
            int stride = number > 0 && block == 0 ? 2 : 1;
            LayerStack body = bottleneck
                ? stage.Nested().Conv(channels, 1, bias: bias)
                    .Conv(channels, 3, stride, padding: 1, bias: bias)
                    .Conv(channels * Expansion, 1, bias: bias, activate: false)
                : stage.Nested().Conv(channels, 3, stride, padding: 1, bias: bias)
                    .Conv(channels, 3, padding: 1, bias: bias, activate: false);
            Module<Tensor, Tensor>? shortcut = body.Shape == stage.Shape ? null
                : stage.Nested().Conv(body.Shape.Channels, 1, stride, bias: bias, activate: false).Sequence();
            stage.Count("block", new Residual(body.Sequence(), shortcut), body.Shape).Activate();
        }
        stack.Count("stage", stage.Sequence(), stage.Shape);
    }
}
