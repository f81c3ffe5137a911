using Strata.Registry;

namespace Strata.Training.Models;

[Part("resnet34", "ResNet: 34 layers in basic blocks, batch norm (width=64 channels in the first stage)")]
sealed class ResNet34() : ResNet("resnet34", bottleneck: false, blocks: [3, 4, 6, 3], width: 64);
