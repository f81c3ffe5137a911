using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public enum GridSampleMode
    {
        Nearest = 0,
        Bilinear = 2,
    }

    public enum GridSamplePaddingMode
    {
        Zeros = 0,
        Reflection = 1,
        Border = 2,
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// Reads images [N,C,H,W] at the points of a grid [N,H',W',2], whose (x, y) run from -1 to 1 over an image:
            /// over its outer edges, or over the centres of its corner pixels where align_corners is set.
            /// </summary>
            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null)
            {
                long interpolation = mode == GridSampleMode.Nearest ? 1 : 0;
                long padding = padding_mode switch
                {
                    GridSamplePaddingMode.Border => 1,
                    GridSamplePaddingMode.Reflection => 2,
                    _ => 0,
                };
                return Aten.grid_sampler.Tensor(input, grid, interpolation, padding, align_corners ?? false);
            }

            /// <summary>The grid that affine maps [N,2,3] make of an output of the given size [N,C,H,W].</summary>
            public static Tensor affine_grid(Tensor theta, long[] size = null, bool align_corners = false) =>
                Aten.affine_grid_generator.Tensor(theta, size ?? [], align_corners);
        }
    }
}
