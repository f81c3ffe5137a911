using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

[Part("cnn-32-64", "Two wide convolutions: conv 32@5x5, conv 64@5x5, ReLU, max pooling, one hidden layer (hidden=512)")]
sealed class Cnn3264 : IModel
{
    public Module<Tensor, Tensor> Build(ImageShape image, int classes, PartParameters parameters) =>
        new LayerStack("cnn-32-64", image, LayerChoices.Read(parameters), least: 4)
            .Conv(32, 5, padding: 2)                                          // [N,32,H,W]
            .Pool()                                                           // [N,32,H/2,W/2]
            .Conv(64, 5, padding: 2)                                          // [N,64,H/2,W/2]
            .Pool()                                                           // [N,64,H/4,W/4]
            .Hidden(parameters.Wholes("hidden", [512], least: 1, most: 1 << 16))
            .Logits(classes);
}
