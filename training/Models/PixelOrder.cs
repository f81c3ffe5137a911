using Strata.Registry;

namespace Strata.Training.Models;

/// <summary>The knob `permute=SEED`: a fixed random permutation of the pixels inside the network.</summary>
static class PixelOrder
{
    /// <summary>The seed, or -1 where pixels keep their places.</summary>
    public static int Read(PartParameters parameters) => parameters.Whole("permute", otherwise: -1, least: 0);
}
