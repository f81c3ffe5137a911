namespace Strata.Training.Models.Layers;

/// <summary>How many windows of a convolution or pooling fit into one axis.</summary>
static class Windows
{
    /// <param name="size">Pixels of the axis.</param>
    /// <param name="kernel">Pixels of a window.</param>
    /// <param name="stride">From one window to the next.</param>
    /// <param name="padding">Pixels added at both ends.</param>
    /// <param name="ceiling">Whether a window may hang over the far end, as long as it begins before it.</param>
    public static int Count(int size, int kernel, int stride, int padding, bool ceiling = false)
    {
        int free = size + 2 * padding - kernel;
        if (free < 0)
            return ceiling && size > 0 ? 1 : 0;
        int floor = free / stride + 1;
        return ceiling && free % stride != 0 && floor * stride < size + padding ? floor + 1 : floor;
    }
}
