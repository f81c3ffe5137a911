using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

[Part("perceptron", "Softmax regression: one linear layer from the pixels to the classes (permute=SEED shuffles the pixels)")]
sealed class Perceptron : IModel
{
    public Module<Tensor, Tensor> Build(ImageShape image, int classes, PartParameters parameters) =>
        new LayerStack("perceptron", image, new LayerChoices().ReadInit(parameters))
            .Permute(PixelOrder.Read(parameters))
            .Logits(classes);
}
