using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

[Part("lenet-deep", "LeNet with two more convolutions: conv 6@5x5, 16@5x5, 32@3x3, 64@3x3 (no pooling after it), 120, 84")]
sealed class LeNetDeep : IModel
{
    public Module<Tensor, Tensor> Build(ImageShape image, int classes, PartParameters parameters) =>
        new LayerStack("lenet-deep", image, LayerChoices.Read(parameters), least: 16)
            .Conv(6, 5, padding: 2)                                           // [N,6,H,W]
            .Pool()                                                           // [N,6,H/2,W/2]
            .Conv(16, 5)                                                      // [N,16,h,w], h = H/2-4
            .Pool()                                                           // [N,16,h/2,w/2]
            .Conv(32, 3, padding: 1)
            .Pool()                                                           // [N,32,h/4,w/4]
            .Conv(64, 3, padding: 1)                                          // [N,64,h/4,w/4]
            .Hidden([120, 84])
            .Logits(classes);
}
