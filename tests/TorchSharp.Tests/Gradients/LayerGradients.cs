using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Strata.Tests.Gradients;

static class LayerGradients
{
    // [N,C,H,W]; the distinct values keep every maximum where it is.
    static readonly Input Images = new(-2, 2, 2, 4, 5, 6) { Distinct = true };
    static readonly Input Kernel = new(-1, 1, 4, 4, 3, 3) { Seed = 4 };
    static readonly Input Bias = new(-1, 1, 4) { Seed = 5 };
    static readonly Input Scale = new(0.5, 1.5, 4) { Seed = 6 };

    static GradientCase OfImages(string name, Func<Tensor, Tensor> function) => new(name, x => function(x[0]), Images);

    static readonly GradientCase[] Convolutions =
    [
        new("nn.linear", x => F.linear(x[0], x[1], x[2]), new Input(-1, 1, 3, 5), new Input(-1, 1, 4, 5), Bias),
        new("nn.linear without bias", x => F.linear(x[0], x[1]), new Input(-1, 1, 3, 5), new Input(-1, 1, 4, 5)),
        new("nn.conv2d", x => F.conv2d(x[0], x[1], x[2]), Images, Kernel, Bias),
        new("nn.conv2d without bias", x => F.conv2d(x[0], x[1]), Images, Kernel),
        new("nn.conv2d with stride and padding", x => F.conv2d(x[0], x[1], x[2], [2, 1], [1, 2]), Images, Kernel, Bias),
        new("nn.conv2d with dilation", x => F.conv2d(x[0], x[1], x[2], padding: [2, 2], dilation: [2, 2]), Images, Kernel, Bias),
        new("nn.conv2d in groups", x => F.conv2d(x[0], x[1], x[2], groups: 2), Images, new Input(-1, 1, 4, 2, 3, 3), Bias),
        new("nn.conv2d by depth", x => F.conv2d(x[0], x[1], x[2], groups: 4), Images, new Input(-1, 1, 4, 1, 3, 3), Bias),
        new("nn.conv2d of 1x1", x => F.conv2d(x[0], x[1]), Images, new Input(-1, 1, 3, 4, 1, 1)),
        new("nn.conv1d", x => F.conv1d(x[0], x[1], x[2], 2, 1), new Input(-1, 1, 2, 3, 7), new Input(-1, 1, 4, 3, 3), Bias),
        new("nn.conv_transpose2d", x => F.conv_transpose2d(x[0], x[1], x[2], [2, 2], [1, 1], [1, 1]),
            new Input(-1, 1, 2, 4, 3, 3), Kernel, Bias),
        new("nn.conv2d_padding", x => F.conv2d_padding(x[0], x[1], x[2]), Images, Kernel, Bias),
        new("nn.conv1d_padding", x => F.conv1d_padding(x[0], x[1], x[2]),
            new Input(-1, 1, 2, 3, 7), new Input(-1, 1, 4, 3, 3), Bias),
    ];

    static readonly GradientCase[] Pooling =
    [
        OfImages("nn.max_pool2d", x => F.max_pool2d(x, 2)),
        OfImages("nn.max_pool2d with all", x => F.max_pool2d(x, 3, 2, 1, 1, true)),
        OfImages("nn.max_pool2d with dilation", x => F.max_pool2d(x, (2, 2), (1, 1), (0, 0), (2, 2))),
        OfImages("nn.avg_pool2d", x => F.avg_pool2d(x, 2)),
        OfImages("nn.avg_pool2d with all", x => F.avg_pool2d(x, 3, 2, 1, true, false)),
        OfImages("nn.adaptive_avg_pool2d", x => F.adaptive_avg_pool2d(x, (2, 4))),
        OfImages("nn.adaptive_max_pool2d", x => F.adaptive_max_pool2d(x, [2, 4])),
        new("nn.max_pool1d", x => F.max_pool1d(x[0], 2), new Input(-1, 1, 2, 3, 7) { Distinct = true }),
    ];

    static readonly GradientCase[] Norms =
    [
        new("nn.batch_norm in training", x =>
            F.batch_norm(x[0], zeros(4, dtype: float64), ones(4, dtype: float64), x[1], x[2], true), Images, Scale, Bias),
        new("nn.batch_norm in evaluation", x =>
            F.batch_norm(x[0], full(4, 0.3, float64), full(4, 2, float64), x[1], x[2]), Images, Scale, Bias),
        new("nn.layer_norm", x => F.layer_norm(x[0], [6], x[1], x[2]), Images, new Input(0.5, 1.5, 6), new Input(-1, 1, 6)),
        new("nn.layer_norm of two", x => F.layer_norm(x[0], [5, 6]), Images),
        new("nn.group_norm", x => F.group_norm(x[0], 2, x[1], x[2]), Images, Scale, Bias),
        new("nn.instance_norm", x => F.instance_norm(x[0], weight: x[1], bias: x[2]), Images, Scale, Bias),
        OfImages("nn.local_response_norm", x => F.local_response_norm(x, 3)),
    ];

    static readonly GradientCase[] Activations =
    [
        OfImages("nn.relu", x => F.relu(x)), OfImages("nn.relu6", x => F.relu6(x * 4)), OfImages("nn.sigmoid", x => F.sigmoid(x)),
        OfImages("nn.tanh", x => F.tanh(x)), OfImages("nn.gelu", x => F.gelu(x)), OfImages("nn.silu", x => F.silu(x)),
        OfImages("nn.mish", x => F.mish(x)), OfImages("nn.elu", x => F.elu(x, 0.7)), OfImages("nn.celu", x => F.celu(x, 0.7)),
        OfImages("nn.selu", x => F.selu(x)), OfImages("nn.leaky_relu", x => F.leaky_relu(x, 0.1)),
        OfImages("nn.hardtanh", x => F.hardtanh(x)), OfImages("nn.hardsigmoid", x => F.hardsigmoid(x)),
        OfImages("nn.hardswish", x => F.hardswish(x)), OfImages("nn.softplus", x => F.softplus(x)),
        OfImages("nn.softsign", x => F.softsign(x)),
        OfImages("nn.logsigmoid", x => F.logsigmoid(x)), OfImages("nn.softmax", x => F.softmax(x, 1)),
        OfImages("nn.softmin", x => F.softmin(x, 1)), OfImages("nn.log_softmax", x => F.log_softmax(x, 1)),
        OfImages("nn.glu", x => F.glu(x, 1)), OfImages("nn.threshold", x => F.threshold(x, 0.51, -1)),
        new("nn.prelu", x => F.prelu(x[0], x[1]), Images, new Input(0.1, 0.4, 4)),
    ];

    static readonly GradientCase[] Shapes =
    [
        OfImages("nn.pad", x => F.pad(x, (1, 2, 0, 1), value: 0.5)),
        OfImages("nn.pad by reflection", x => F.pad(x, (1, 2, 2, 1), PaddingModes.Reflect)),
        OfImages("nn.pad by replication", x => F.pad(x, (1, 2, 2, 1), PaddingModes.Replicate)),
        OfImages("nn.pad circular", x => F.pad(x, (1, 2, 2, 1), PaddingModes.Circular)),
        OfImages("nn.interpolate", x => F.interpolate(x, [7, 9])),
        OfImages("nn.interpolate bilinear", x =>
            F.interpolate(x, [7, 9], mode: InterpolationMode.Bilinear, align_corners: false)),
        new("nn.affine_grid", x => F.affine_grid(x[0], [2, 1, 3, 4]), new Input(-1, 1, 2, 2, 3)),
        new("nn.grid_sample", x => F.grid_sample(x[0], x[1]), Images, new Input(-0.95, 0.95, 2, 3, 4, 2) { Seed = 12 }),
        OfImages("nn.pixel_shuffle", x => F.pixel_shuffle(x, 2)),
    ];

    // The mask of dropout is the same for every evaluation, because the generator starts from the same seed.
    static Tensor Seeded(Func<Tensor> draw)
    {
        using Tensor state = random.get_rng_state();
        random.manual_seed(3);
        Tensor drawn = draw();
        random.set_rng_state(state);
        return drawn;
    }

    internal static readonly Lock Drawing = new();

    static GradientCase Masked(string name, Func<Tensor, Tensor> function) => OfImages(name, x =>
    {
        lock (Drawing)
            return Seeded(() => function(x));
    });

    static readonly GradientCase[] Dropping =
    [
        Masked("nn.dropout", x => F.dropout(x, 0.4)), Masked("nn.dropout2d", x => F.dropout2d(x, 0.4)),
        Masked("nn.alpha_dropout", x => F.alpha_dropout(x, 0.4)),
        OfImages("nn.dropout in evaluation", x => F.dropout(x, 0.4, training: false)),
    ];
}
