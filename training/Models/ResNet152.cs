using Strata.Registry;

namespace Strata.Training.Models;

[Part("resnet152", "ResNet: 152 layers in bottleneck blocks, batch norm (width=64 channels in the first stage)")]
sealed class ResNet152() : ResNet("resnet152", bottleneck: true, blocks: [3, 8, 36, 3], width: 64);
