using Strata.Registry;

namespace Strata.Training.Models;

[Part("vgg16", "VGG configuration D: 13 convolutions 3x3 in five blocks, batch norm, dropout 0.5 (width=64 channels in the first block)")]
sealed class Vgg16() : Vgg("vgg16", convolutions: [2, 2, 3, 3, 3]);
