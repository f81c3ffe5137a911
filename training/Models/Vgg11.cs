using Strata.Registry;

namespace Strata.Training.Models;

[Part("vgg11", "VGG configuration A: 8 convolutions 3x3 in five blocks, batch norm, dropout 0.5 (width=64 channels in the first block)")]
sealed class Vgg11() : Vgg("vgg11", convolutions: [1, 1, 2, 2, 2]);
