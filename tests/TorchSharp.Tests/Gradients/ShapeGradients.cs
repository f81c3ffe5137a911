using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Gradients;

static class ShapeGradients
{
    static readonly Input Any = new(-2, 2, 2, 3, 4) { Distinct = true };
    static readonly Input Matrix = new(-2, 2, 3, 4) { Distinct = true };
    static readonly Input Same = new(-2, 2, 2, 3, 4) { Seed = 3 };
    static readonly Tensor Picks = tensor(new long[] { 2, 0, 2 }).DetachFromDisposeScope();

    static GradientCase Unary(string name, Func<Tensor, Tensor> function, Input? input = null) =>
        new(name, x => function(x[0]), input ?? Any);

    // Each part times another number, so that parts in a wrong order are seen.
    static Tensor Weighted(IEnumerable<Tensor> parts) => parts.Select((part, i) => part.sum() * (i + 1)).Aggregate((a, b) =>
        a + b);

    static readonly GradientCase[] Views =
    [
        Unary("view", x => x.view(6, 4)), Unary("view_as", x => x.view_as(zeros(6, 4))), Unary("reshape", x => x.reshape(4, -1)),
        Unary("flatten", x => x.flatten(1)), Unary("unflatten", x => x.unflatten(2, 2, 2)), Unary("ravel", x => x.ravel()),
        Unary("squeeze", x => x.unsqueeze(1).squeeze(1)), Unary("unsqueeze", x => x.unsqueeze(-1)),
        Unary("permute", x => x.permute(2, 0, 1)), Unary("transpose", x => x.transpose(0, 2)),
        Unary("swapaxes", x => x.swapaxes(0, 1)),
        Unary("swapdims", x => x.swapdims(0, 1)), Unary("t", x => x.t(), Matrix), Unary("movedim", x => x.movedim([0], [2])),
        Unary("moveaxis", x => x.moveaxis([0], [2])), Unary("expand", x => x.unsqueeze(0).expand(2, 2, 3, 4)),
        Unary("expand_as", x => x.expand_as(zeros(2, 2, 3, 4))), Unary("broadcast_to", x => x.broadcast_to(2, 2, 3, 4)),
        Unary("repeat", x => x.repeat(2, 1, 2)), Unary("tile", x => x.tile([2])),
        Unary("repeat_interleave", x => x.repeat_interleave(2, 1)),
        Unary("contiguous", x => x.transpose(0, 2).contiguous()), Unary("alias", x => x.alias()), Unary("clone", x => x.clone()),
        Unary("as_strided", x => x.as_strided([3, 2], [4, 1])), Unary("unfold", x => x.unfold(2, 2, 1)),
        Unary("chunk", x => Weighted(x.chunk(2, 1))), Unary("split", x => Weighted(x.split(2, 1)) + Weighted(x.split([1, 3], 2))),
        Unary("unbind", x => Weighted(x.unbind(1))),
        Unary("tensor_split", x => Weighted(x.tensor_split(2, 2)) + Weighted(x.tensor_split([1], 2))),
        Unary("atleast_1d", x => x.atleast_1d()), Unary("atleast_2d", x => x.atleast_2d()),
        Unary("atleast_3d", x => x.atleast_3d()),
        Unary("double", x => x.@double()), Unary("float", x => x.sum().@double()), Unary("cpu", x => x.cpu()),
        Unary("to", x => x.to(float64, copy: true)), Unary("to_type", x => x.to_type(float64, copy: true)),
        Unary("type", x => x.type(float64)), Unary("type_as", x => x.type_as(zeros(1, dtype: float64))),
    ];

    static readonly GradientCase[] Rearrangements =
    [
        Unary("flip", x => x.flip(0, 2)), Unary("fliplr", x => x.fliplr()), Unary("flipud", x => x.flipud()),
        Unary("roll", x => x.roll([1, 2], [0, 2])), Unary("rot90", x => x.rot90(1, (1, 2))), Unary("sort", x => x.sort(1).Values),
        Unary("msort", x => x.msort()), Unary("topk", x => x.topk(2, 1).values), Unary("kthvalue", x => x.kthvalue(2, 1).values),
        Unary("channel_shuffle", x => x.permute(0, 2, 1).channel_shuffle(2)),
        new("cat", x => cat([x[0], x[1]], 1), Any, Same), new("stack", x => stack([x[0], x[1]], 1), Any, Same),
        new("hstack", x => hstack(x[0], x[1]), Any, Same), new("vstack", x => vstack([x[0], x[1]]), Any, Same),
        new("meshgrid", x => Weighted(meshgrid([x[0], x[1]]).Select(grid =>
            grid.cumsum(0))), new Input(-1, 1, 3), new Input(-1, 1, 2)),
    ];

    static readonly GradientCase[] Selections =
    [
        Unary("select", x => x.select(1, 2)), Unary("narrow", x => x.narrow(1, 1, 2)), Unary("slice", x => x.slice(2, 0, 4, 2)),
        Unary("index_select", x => x.index_select(1, Picks)), Unary("take", x => x.take(Picks)),
        Unary("gather", x => x.gather(1, Picks.unsqueeze(1)), Matrix),
        Unary("take_along_dim", x => x.take_along_dim(Picks.unsqueeze(1), 1), Matrix),
        Unary("masked_select", x => x.masked_select(x.detach() > 0)), Unary("index", x => x.index(TensorIndex.Ellipsis, 1)),
        Unary("index with a list", x => x[TensorIndex.Colon, TensorIndex.Tensor(Picks), 1..3]),
        Unary("index with a mask", x => x[TensorIndex.Tensor(x.detach() > 0)]),
        new("scatter", x => x[0].scatter(1, Picks.unsqueeze(1), x[1]), Matrix, new Input(-1, 1, 3, 1)),
        new("scatter_add", x => x[0].scatter_add(1, Picks.unsqueeze(1), x[1]), Matrix, new Input(-1, 1, 3, 1)),
        new("index_add", x => x[0].index_add(0, Picks, x[1], 0.5), Matrix, Matrix with { Seed = 2 }),
        new("index_copy", x => x[0].index_copy(0, tensor(new long[] { 2, 0 }), x[1]), Matrix, new Input(-1, 1, 2, 4)),
        Unary("index_fill", x => x.index_fill(0, Picks, 0.5), Matrix),
        Unary("masked_fill", x => x.masked_fill(x.detach() > 0, 1)),
        new("masked_scatter", x => x[0].masked_scatter(x[0].detach() > 0, x[1]), Matrix, Matrix with { Seed = 2 }),
        new("where", x => where(x[0].detach() > 0, x[0] * 2, x[1] * 3), Any, Same),
        new("select_scatter", x => x[0].select_scatter(x[1], 0, 1), Matrix, new Input(-1, 1, 4)),
    ];
}
