namespace TorchSharp.Interop;

static partial class Aten
{
    internal static readonly Op affine_grid_generator = new("affine_grid_generator"), grid_sampler = new("grid_sampler");
}
