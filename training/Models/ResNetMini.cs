using Strata.Registry;

namespace Strata.Training.Models;

[Part("resnet-mini", "ResNet for a CPU: three stages of depth=1 basic blocks, batch norm (width=16 channels in the first stage)")]
sealed class ResNetMini() : ResNet("resnet-mini", bottleneck: false, blocks: [1, 1, 1], width: 16)
{
    protected override int[] Depth(PartParameters parameters)
    {
        int depth = parameters.Whole("depth", otherwise: 1, least: 1, most: 100);
        return [depth, depth, depth];
    }
}
