using Strata.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models.Layers;

/// <summary>The normalisations that can be chosen by name, all with a trained scale and shift.</summary>
/// <remarks>
/// On maps [N,C,H,W]: `batch` over N, H and W (Ioffe and Szegedy 2015), the others within one image: `layer` over C, H and W
/// (Ba 2016), `instance` over H and W (Ulyanov 2016), `group` over H, W and a group of channels (Wu and He 2018); the scale is one
/// a channel, as in GroupNorm. On vectors [N,F]: `batch` over N, `layer` over F, `group` over a group of features; `instance` has
/// nothing to average there and is left out.
/// </remarks>
static class Normalisation
{
    /// <summary>none, batch, layer, instance, group.</summary>
    public static IReadOnlyList<string> Names { get; } = ["none", "batch", "layer", "instance", "group"];

    /// <summary>The layer for maps of that shape, or null for `none`.</summary>
    /// <exception cref="InputException">One value would be normalised on its own, which gives zero.</exception>
    public static Module<Tensor, Tensor>? OfMaps(LayerChoices choices, ImageShape maps, string model)
    {
        long channels = maps.Channels;
        long groups = choices.Norm switch
        {
            "layer" => 1,
            "instance" => channels,
            "group" => Groups(choices.Groups, channels),
            _ => 0,
        };
        if (groups > 0 && maps.Size / groups == 1)
            throw new InputException($"{model}: norm={choices.Norm} would see one value at a time on maps of {maps}, which leaves nothing of it: take batch or layer");
        return choices.Norm switch
        {
            "none" => null,
            "batch" => BatchNorm2d(channels),
            _ => GroupNorm(groups, channels),
        };
    }

    /// <summary>The layer for vectors of that length, or null for `none` and `instance`.</summary>
    public static Module<Tensor, Tensor>? OfVector(LayerChoices choices, long features) => choices.Norm switch
    {
        "batch" => BatchNorm1d(features),
        "layer" => LayerNorm(features),
        "group" => GroupNorm(Groups(choices.Groups, features), features),
        _ => null,
    };

    /// <summary>The most groups, up to a limit, that split the channels evenly and leave two or more to each; 1 where none do.</summary>
    static long Groups(int most, long channels)
    {
        long groups = Math.Min(most, Math.Max(1, channels / 2));
        while (channels % groups != 0)
            groups--;
        return groups;
    }
}
