namespace Strata.Analysis.Numerics;

/// <summary>
/// A tile of X·Yᵀ that a thread computes again and again: a block of X's rows against a block of Y's that is packed for all threads.
/// The tile and what it is made of stay within the second-level cache, a panel of Y within the first.
/// </summary>
sealed class ProductTile
{
    /// <summary>Rows of X in a block.</summary>
    public const int MostRows = 96;

    /// <summary>Rows of Y in a block, columns of the tile.</summary>
    public const int MostColumns = 512;

    const int DepthOfABlock = 256;

    readonly Panels _x;
    readonly AlignedBuffer _tile = new(MostRows * MostColumns);

    /// <param name="depth">Values a row of X and of Y.</param>
    public ProductTile(int depth) => _x = new Panels(MostRows, depth, Microkernel.Height);

    /// <summary>Packs the rows of X that the next products are of: at most <see cref="MostRows"/>.</summary>
    public void Take(Matrix x, int start, int count) => _x.Pack(x, start, count);

    /// <summary>Computes the tile for the first rows taken and some rows of Y.</summary>
    /// <param name="rows">Rows of X.</param>
    /// <param name="y">Y, packed with <see cref="Microkernel.Width"/>.</param>
    /// <param name="start">The first packed row of Y, a multiple of the width.</param>
    /// <param name="columns">How many rows of Y, at most <see cref="MostColumns"/>.</param>
    public void Multiply(int rows, Panels y, int start, int columns)
    {
        for (int k = 0; k < _x.Depth; k += DepthOfABlock)
        {
            int depth = Math.Min(DepthOfABlock, _x.Depth - k);
            for (int j = 0; j < columns; j += Microkernel.Width)
                for (int i = 0; i < rows; i += Microkernel.Height)
                    Microkernel.Run(ref _x.At(i, k), ref y.At(start + j, k), depth, ref _tile.At(i * MostColumns + j), MostColumns, add: k > 0);
        }
    }

    /// <summary>One row of the tile.</summary>
    public ReadOnlySpan<float> Row(int row, int columns) => _tile.Span.Slice(row * MostColumns, columns);
}
