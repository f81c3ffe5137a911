using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

[Part("lenet-relu", "LeNet with ReLU: conv 6@5x5, conv 16@5x5, max pooling, 120, 84")]
sealed class LeNetRelu : IModel
{
    public Module<Tensor, Tensor> Build(ImageShape image, int classes, PartParameters parameters) =>
        LeNet.Build(image, classes, LayerChoices.Read(parameters));
}
