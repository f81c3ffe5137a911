using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

[Part("mlp", "Fully connected: the pixels, hidden layers (hidden=50, or a list as in 512+256), the classes")]
sealed class Mlp : IModel
{
    public Module<Tensor, Tensor> Build(ImageShape image, int classes, PartParameters parameters) =>
        new LayerStack("mlp", image, new LayerChoices().ReadHidden(parameters))
            .Permute(PixelOrder.Read(parameters))
            .Hidden(parameters.Wholes("hidden", [50], least: 1, most: 1 << 16))
            .Logits(classes);
}
