using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains; it takes over the tensor that it is made from.</summary>
public class Parameter : Tensor
{
    public Parameter(Tensor data, bool requires_grad = true)
        : base(data.with_requires_grad(requires_grad).MoveHandle(), register: false) =>
        DisposeScope.Replace(data, this);
}
