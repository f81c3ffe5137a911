using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

[Part("cnn-small", "Two small convolutions: twice features@5x5 (features=6), max pooling, one hidden layer (hidden=50)")]
sealed class CnnSmall : IModel
{
    public Module<Tensor, Tensor> Build(ImageShape image, int classes, PartParameters parameters)
    {
        int features = parameters.Whole("features", otherwise: 6, least: 1, most: 1 << 12);
        return new LayerStack("cnn-small", image, LayerChoices.Read(parameters), least: 16)
            .Permute(PixelOrder.Read(parameters))
            .Conv(features, 5)                                                // [N,features,H-4,W-4]
            .Pool()                                                           // [N,features,(H-4)/2,(W-4)/2]
            .Conv(features, 5)                                                // [N,features,(H-4)/2-4,(W-4)/2-4]
            .Pool()
            .Hidden(parameters.Wholes("hidden", [50], least: 1, most: 1 << 16))
            .Logits(classes);
    }
}
