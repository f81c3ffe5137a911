using Strata.Registry;

namespace Strata.Training.Models;

[Part("resnet18", "ResNet: 18 layers in basic blocks, batch norm (width=64 channels in the first stage)")]
sealed class ResNet18() : ResNet("resnet18", bottleneck: false, blocks: [2, 2, 2, 2], width: 64);
