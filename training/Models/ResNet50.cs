using Strata.Registry;

namespace Strata.Training.Models;

[Part("resnet50", "ResNet: 50 layers in bottleneck blocks, batch norm (width=64 channels in the first stage)")]
sealed class ResNet50() : ResNet("resnet50", bottleneck: true, blocks: [3, 4, 6, 3], width: 64);
