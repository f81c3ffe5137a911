using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations;

/// <summary>A tensor that is made once and used in every step, on whichever device the images are.</summary>
sealed class Constant
{
    Tensor _value;

    public Constant(Func<Tensor> make)
    {
        using DisposeScope scope = NewDisposeScope();
        _value = scope.Detach(make());
    }

    /// <summary>The tensor, on the device of the images.</summary>
    public Tensor Beside(Tensor images)
    {
        if (_value.device_type != images.device_type)
            _value = _value.to(images.device).DetachFromDisposeScope();
        return _value;
    }
}
