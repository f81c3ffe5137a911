namespace Strata.Training.Export.Layers;

/// <summary>
/// The window of a pooling layer. Runtimes disagree on what ceil_mode means at the far border, so it is never written:
/// the pads at the end are chosen so that plain floor rounding gives the output size that TorchSharp gave.
/// </summary>
sealed record PoolWindow(long[] Kernel, long[] Stride, long[] Padding, long[] Dilation)
{
    /// <summary>Fills in what the module leaves open: stride is the kernel, padding 0, dilation 1; one value stands for all axes.</summary>
    public static PoolWindow Of(int axes, long[] kernel, long[]? stride, long[]? padding, long[]? dilation)
    {
        long[] Full(long[]? values, long[] otherwise) => values is null or [] ? otherwise
            : values.Length == axes ? values : [.. Enumerable.Repeat(values[0], axes)];
        long[] full = Full(kernel, kernel);
        return new PoolWindow(full, Full(stride, full), Full(padding, new long[axes]), Full(dilation, [.. Enumerable.Repeat(1L, axes)]));
    }

    /// <summary>Pads at the end of each axis, at least the layer's own padding where no window reaches beyond it.</summary>
    public long[] EndPads(LayerScope layer)
    {
        int axes = Kernel.Length;
        long[] from = layer.InputShape[^axes..];
        long[] to = layer.OutputShape[^axes..];
        return [.. Enumerable.Range(0, axes).Select(i =>
            Math.Max(Padding[i], (to[i] - 1) * Stride[i] + Dilation[i] * (Kernel[i] - 1) + 1 - from[i] - Padding[i]))];
    }
}
