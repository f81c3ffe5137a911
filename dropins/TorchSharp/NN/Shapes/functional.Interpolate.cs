using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public enum InterpolationMode
    {
        Nearest = 0,
        Linear = 1,
        Bilinear = 2,
        Bicubic = 3,
        Trilinear = 4,
        Area = 5,
        NearestExact = 6,
    }

    public static partial class nn
    {
        public static partial class functional
        {
            static readonly Op[] Nearest =
                [Aten.upsample_nearest1d_vec, Aten.upsample_nearest2d_vec, Aten.upsample_nearest3d_vec];
            static readonly Op[] NearestExact =
                [Aten._upsample_nearest_exact1d_vec, Aten._upsample_nearest_exact2d_vec, Aten._upsample_nearest_exact3d_vec];
            static readonly Op[] Area = [Aten.adaptive_avg_pool1d, Aten.adaptive_avg_pool2d, Aten.adaptive_avg_pool3d];

            public static Tensor pixel_shuffle(Tensor input, long upscale_factor) =>
                Aten.pixel_shuffle.Tensor(input, upscale_factor);

            /// <summary>Resizes the dimensions after the first two, to a size or by factors: one of the two is given.</summary>
            public static Tensor interpolate(Tensor x, long[] size = null, double[] scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null,
                bool recompute_scale_factor = false, bool antialias = false)
            {
                int spatial = (int)x.ndim - 2;
                CheckResize(spatial, size, scale_factor, mode, align_corners, recompute_scale_factor, antialias);
                if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                    (size, scale_factor) = (Scaled(x, scale_factor), null);
                bool align = align_corners ?? false;
                return mode switch
                {
                    InterpolationMode.Nearest => Nearest[spatial - 1].Tensor(x, size, scale_factor),
                    InterpolationMode.NearestExact => NearestExact[spatial - 1].Tensor(x, size, scale_factor),
                    InterpolationMode.Area => Area[spatial - 1].Tensor(x, size),
                    InterpolationMode.Linear => Aten.upsample_linear1d_vec.Tensor(x, size, align, scale_factor),
                    InterpolationMode.Trilinear => Aten.upsample_trilinear3d_vec.Tensor(x, size, align, scale_factor),
                    InterpolationMode.Bilinear when antialias =>
                        Aten._upsample_bilinear2d_aa_vec.Tensor(x, size, align, scale_factor),
                    InterpolationMode.Bilinear => Aten.upsample_bilinear2d_vec.Tensor(x, size, align, scale_factor),
                    _ when antialias => Aten._upsample_bicubic2d_aa_vec.Tensor(x, size, align, scale_factor),
                    _ => Aten.upsample_bicubic2d_vec.Tensor(x, size, align, scale_factor),
                };
            }

            static void CheckResize(int spatial, long[] size, double[] scale, InterpolationMode mode, bool? align,
                bool recompute, bool antialias)
            {
                bool nearest = mode is InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area;
                int needed = mode switch
                {
                    InterpolationMode.Linear => 1,
                    InterpolationMode.Bilinear or InterpolationMode.Bicubic => 2,
                    InterpolationMode.Trilinear => 3,
                    _ => spatial,
                };
                if (spatial is < 1 or > 3 || spatial != needed)
                    throw new ArgumentException($"{mode} interpolation of {spatial + 2} dimensions is not possible.");
                if (size is null == scale is null)
                    throw new ArgumentException("exactly one of size and scale_factor must be given.");
                if ((size?.Length ?? scale.Length) != spatial)
                {
                    throw new ArgumentException(
                        $"{(size is null ? "scale_factor" : "size")} must have {spatial} values, one a dimension.");
                }
                if (nearest && align is not null)
                    throw new ArgumentException($"align_corners has no meaning for {mode} interpolation: leave it null.");
                if (recompute && scale is null)
                    throw new ArgumentException("recompute_scale_factor has no meaning with an explicit size.");
                if (antialias && mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic))
                    throw new ArgumentException("antialias goes with Bilinear and Bicubic only.");
            }

            static long[] Scaled(Tensor x, double[] scale)
            {
                long[] shape = x.shape;
                var size = new long[scale.Length];
                for (int i = 0; i < size.Length; i++)
                    size[i] = (long)Math.Floor((float)shape[i + 2] * scale[i]);
                return size;
            }
        }
    }
}
