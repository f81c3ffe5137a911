using Strata.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

/// <summary>The body that the LeNet variants share (LeCun 1998, section II.B, with every map of conv2 seeing every map of pool1).</summary>
static class LeNet
{
    /// <summary>Images [N,C,H,W], H and W at least 12.</summary>
    public static Module<Tensor, Tensor> Build(ImageShape image, int classes, LayerChoices choices) =>
        new LayerStack("LeNet", image, choices, least: 12)
            .Conv(6, 5, padding: 2)                                           // [N,6,H,W]
            .Pool()                                                           // [N,6,H/2,W/2]
            .Conv(16, 5)                                                      // [N,16,H/2-4,W/2-4]
            .Pool()                                                           // [N,16,(H/2-4)/2,(W/2-4)/2]
            .Hidden([120, 84])
            .Logits(classes);
}
