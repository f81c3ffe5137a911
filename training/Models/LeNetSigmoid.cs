using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

[Part("lenet-sigmoid", "LeNet with sigmoid: conv 6@5x5, conv 16@5x5, max pooling, 120, 84")]
sealed class LeNetSigmoid : IModel
{
    public Module<Tensor, Tensor> Build(ImageShape image, int classes, PartParameters parameters)
    {
        LayerChoices choices = LayerChoices.Read(parameters, new LayerChoices { Activation = "sigmoid" });
        Module<Tensor, Tensor> model = LeNet.Build(image, classes, choices);
        if (choices.Init != LayerChoices.OwnInit)
            return model;
        // Sigmoid passes a quarter of the gradient at best: with the default weights four layers of it hardly start to learn.
        foreach ((string name, TorchSharp.Modules.Parameter parameter) in model.named_parameters())
            if (name.EndsWith("weight", StringComparison.Ordinal) && parameter.dim() > 1)
                init.xavier_uniform_(parameter);
        return model;
    }
}
