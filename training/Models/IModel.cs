using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

/// <summary>A CNN variant. One file each, marked [Part] with the name that `train` takes.</summary>
public interface IModel
{
    /// <summary>The learning rate above which training tends to break down and a warning is due; null where none is known.</summary>
    double? LearningRateCeiling => null;

    /// <summary>Builds the network: float32 [N,C,H,W] to logits [N,classes]; the last layer is named `logits`.</summary>
    /// <param name="image">The shape of one image.</param>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <param name="parameters">The variant's own knobs.</param>
    /// <exception cref="InputException">The images are too small for the network, or a knob is out of range.</exception>
    Module<Tensor, Tensor> Build(ImageShape image, int classes, PartParameters parameters);
}
