using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Strata.Tests.Gradients;

static class LossGradients
{
    static readonly Input Logits = new(-2, 2, 4, 3) { Seed = 2 };
    static readonly Input Shares = new(0.1, 0.9, 4, 3) { Seed = 3 };
    static readonly Tensor Labels = tensor(new long[] { 2, 0, 1, 2 }).DetachFromDisposeScope();
    static readonly Tensor ClassWeights = tensor(new[] { 0.5, 1, 2 }).DetachFromDisposeScope();

    static readonly Tensor Truth = tensor(new[] { 0, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 0.5 }, [4, 3]).DetachFromDisposeScope();

    static GradientCase Of(string name, Func<Tensor, Tensor> loss) => new(name, x => loss(x[0]), Logits);

    static GradientCase Between(string name, Func<Tensor, Tensor, Tensor> loss) =>
        new(name, x => loss(x[0], x[1]), Logits, Logits with { Seed = 8 });

    static readonly GradientCase[] OfClasses =
    [
        Of("nn.cross_entropy", x => cross_entropy(x, Labels)),
        Of("nn.cross_entropy of a sum", x => cross_entropy(x, Labels, reduction: Reduction.Sum)),
        Of("nn.cross_entropy of each", x => cross_entropy(x, Labels, reduction: Reduction.None)),
        Of("nn.cross_entropy with weights", x => cross_entropy(x, Labels, ClassWeights, ignore_index: 1)),
        Of("nn.cross_entropy with smoothing", x => cross_entropy(x, Labels, label_smoothing: 0.1)),
        new("nn.cross_entropy of shares", x => cross_entropy(x[0], x[1]), Logits, Shares),
        Of("nn.nll_loss", x => nll_loss(x.log_softmax(1), Labels)),
        Of("nn.nll_loss with weights", x => nll_loss(x.log_softmax(1), Labels, ClassWeights, Reduction.Sum)),
        new("nn.kl_div", x => kl_div(x[0].log_softmax(1), x[1].log_softmax(1)), Logits, Shares),
        new("nn.kl_div of shares", x => kl_div(x[0].log_softmax(1), x[1], false, Reduction.Sum), Logits, Shares),
        new("nn.binary_cross_entropy", x => binary_cross_entropy(x[0], Truth), Shares),
        new("nn.binary_cross_entropy_with_logits", x =>
            binary_cross_entropy_with_logits(x[0], Truth, pos_weights: ClassWeights), Logits),
    ];

    static readonly GradientCase[] OfNumbers =
    [
        Between("nn.mse_loss", (x, y) => mse_loss(x, y)),
        Between("nn.mse_loss of each", (x, y) => mse_loss(x, y, Reduction.None)),
        Between("nn.l1_loss", (x, y) => l1_loss(x, y)), Between("nn.smooth_l1_loss", (x, y) => smooth_l1_loss(x, y, beta: 0.5)),
        Between("nn.huber_loss", (x, y) => huber_loss(x, y, 0.5)),
    ];
}
