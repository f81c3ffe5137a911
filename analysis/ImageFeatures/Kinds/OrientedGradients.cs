using System.Numerics.Tensors;
using Strata.Registry;

namespace Strata.Analysis.ImageFeatures.Kinds;

/// <summary>
/// Histograms of oriented gradients (Dalal and Triggs 2005): central differences, nine unsigned orientations, four cells to the shorter side, blocks of
/// 2 x 2 cells that overlap by half, normalised by their length, clipped at 0.2 and normalised again. A gradient gives its size to the two nearest
/// orientations in proportion, and to its own cell alone. Pixels beyond the border are as those on it.
/// </summary>
[Part("hog", "histograms of oriented gradients: 4 cells to the shorter side, 9 orientations, blocks of 2x2 cells")]
sealed class OrientedGradients : IImageFeature
{
    const int Orientations = 9, CellsToASide = 4, MostOnStack = 4096;
    const float Clip = 0.2f, Epsilon = 1e-5f;

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(int height, int width)
    {
        Grid grid = new(height, width);
        return
        [
            .. from block in Enumerable.Range(0, grid.BlockRows * grid.BlockColumns)
               from cell in Enumerable.Range(0, grid.SideRows * grid.SideColumns)
               from orientation in Enumerable.Range(0, Orientations)
               let ofBlock = $"block{block / grid.BlockColumns}-{block % grid.BlockColumns}"
               select $"{ofBlock}.cell{cell / grid.SideColumns}-{cell % grid.SideColumns}.{20 * orientation}°"
        ];
    }

    /// <inheritdoc/>
    public void Measure(GreyImage image, Span<float> values)
    {
        Grid grid = new(image.Height, image.Width);
        int votes = grid.Rows * grid.Columns * Orientations;
        Span<float> cells = votes <= MostOnStack ? stackalloc float[votes] : new float[votes];
        cells.Clear();
        for (int y = 0; y < grid.Rows * grid.Cell; y++)
            for (int x = 0; x < grid.Columns * grid.Cell; x++)
                Vote(image, y, x, cells.Slice((y / grid.Cell * grid.Columns + x / grid.Cell) * Orientations, Orientations));
        int at = 0, length = grid.SideRows * grid.SideColumns * Orientations;
        for (int row = 0; row < grid.BlockRows; row++)
            for (int column = 0; column < grid.BlockColumns; column++, at += length)
                Block(grid, cells, row, column, values.Slice(at, length));
    }

    static void Vote(GreyImage image, int y, int x, Span<float> cell)
    {
        (int h, int w) = (image.Height, image.Width);
        float right = image.Values[y * w + Math.Min(x + 1, w - 1)] - image.Values[y * w + Math.Max(x - 1, 0)];
        float down = image.Values[Math.Min(y + 1, h - 1) * w + x] - image.Values[Math.Max(y - 1, 0) * w + x];
        float size = MathF.Sqrt(right * right + down * down);
        if (size == 0)
            return;
        // Orientation 0 is a gradient along the row; the half turn has nine, and the last is next to the first.
        float place = MathF.Atan2(down, right) / MathF.PI * Orientations;
        float lower = MathF.Floor(place), share = place - lower;
        int first = (((int)lower % Orientations) + Orientations) % Orientations;
        cell[first] += size * (1 - share);
        cell[(first + 1) % Orientations] += size * share;
    }

    static void Block(Grid grid, ReadOnlySpan<float> cells, int row, int column, Span<float> block)
    {
        int at = 0;
        for (int dy = 0; dy < grid.SideRows; dy++)
            for (int dx = 0; dx < grid.SideColumns; dx++, at += Orientations)
                cells.Slice(((row + dy) * grid.Columns + column + dx) * Orientations, Orientations).CopyTo(block[at..]);
        Normalise(block);
        TensorPrimitives.Min(block, Clip, block);
        Normalise(block);
    }

    static void Normalise(Span<float> block) =>
        TensorPrimitives.Divide(block, MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(block) + Epsilon * Epsilon), block);

    // Square cells; what is left over at the right and bottom edge is not looked at.
    readonly struct Grid(int height, int width)
    {
        public int Cell { get; } = Math.Max(1, Math.Min(height, width) / CellsToASide);
        public int Rows => height / Cell;
        public int Columns => width / Cell;
        public int SideRows => Math.Min(2, Rows);
        public int SideColumns => Math.Min(2, Columns);
        public int BlockRows => Rows - SideRows + 1;
        public int BlockColumns => Columns - SideColumns + 1;
    }
}
