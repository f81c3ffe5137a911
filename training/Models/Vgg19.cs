using Strata.Registry;

namespace Strata.Training.Models;

[Part("vgg19", "VGG configuration E: 16 convolutions 3x3 in five blocks, batch norm, dropout 0.5 (width=64 channels in the first block)")]
sealed class Vgg19() : Vgg("vgg19", convolutions: [2, 2, 4, 4, 4]);
