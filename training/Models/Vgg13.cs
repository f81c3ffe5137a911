using Strata.Registry;

namespace Strata.Training.Models;

[Part("vgg13", "VGG configuration B: 10 convolutions 3x3 in five blocks, batch norm, dropout 0.5 (width=64 channels in the first block)")]
sealed class Vgg13() : Vgg("vgg13", convolutions: [2, 2, 2, 2, 2]);
