using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models.Layers;

/// <summary>The poolings that can be chosen by name.</summary>
static class Pooling
{
    /// <summary>max, average, and subsample: the average with a trained coefficient and bias a map (LeCun 1998).</summary>
    public static IReadOnlyList<string> Names { get; } = ["max", "average", "subsample"];

    /// <summary>A layer for maps of so many channels; windows that hang over the border count only what they see.</summary>
    public static Module<Tensor, Tensor> Create(string name, int channels, int kernel, int stride, int padding, bool ceiling) => name switch
    {
        "max" => MaxPool2d(kernel, stride, padding, ceil_mode: ceiling),
        "average" => Average(kernel, stride, padding, ceiling),
        _ => new Subsampling(channels, Average(kernel, stride, padding, ceiling)),
    };

    static TorchSharp.Modules.AvgPool2d Average(int kernel, int stride, int padding, bool ceiling) =>
        AvgPool2d(kernel, stride, padding, ceil_mode: ceiling, count_include_pad: false);
}
