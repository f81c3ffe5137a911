using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A module that measures an error; reduction says whether as one value or as one for each element.</summary>
public abstract class Loss<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    public Loss(nn.Reduction reduction = nn.Reduction.Mean) : base(null) => this.reduction = reduction;

    public nn.Reduction reduction { get; }
}

/// <summary>A loss with a weight for each class or element; null weighs all alike. The weight is no part of the state.</summary>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    public WeightedLoss(Tensor weight = null, nn.Reduction reduction = nn.Reduction.Mean) : base(reduction) =>
        this.weight = weight;

    public Tensor weight { get; }
}
