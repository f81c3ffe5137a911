using Strata.Registry;

namespace Strata.Training.Models;

[Part("resnet101", "ResNet: 101 layers in bottleneck blocks, batch norm (width=64 channels in the first stage)")]
sealed class ResNet101() : ResNet("resnet101", bottleneck: true, blocks: [3, 4, 23, 3], width: 64);
