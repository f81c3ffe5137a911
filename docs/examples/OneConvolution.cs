using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

[Part("one-conv", "One convolution of features@3x3 (features=16), max pooling, no hidden layer")]
sealed class OneConvolution : IModel
{
    public Module<Tensor, Tensor> Build(ImageShape image, int classes, PartParameters parameters) =>
        new LayerStack("one-conv", image, LayerChoices.Read(parameters), least: 4)
            .Conv(parameters.Whole("features", otherwise: 16, least: 1, most: 1 << 12), 3)    // [N,features,H-2,W-2]
            .Pool()                                                                            // [N,features,(H-2)/2,(W-2)/2]
            .Logits(classes);
}
