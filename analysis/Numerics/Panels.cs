using System.Runtime.CompilerServices;

namespace Strata.Analysis.Numerics;

/// <summary>
/// Rows of a matrix in the order in which the microkernel reads them: panels of a few rows, within a panel the first value of each
/// row, then the second of each, and so on. Rows that the last panel lacks are zero.
/// </summary>
sealed class Panels
{
    readonly AlignedBuffer _values;
    readonly int _height;

    /// <param name="rows">The most rows it is to hold.</param>
    /// <param name="depth">Values a row, D.</param>
    /// <param name="height">Rows a panel.</param>
    public Panels(int rows, int depth, int height)
    {
        (Depth, _height) = (depth, height);
        _values = new AlignedBuffer(checked(RowBlocks.Count(rows, height) * height * depth));
    }

    /// <summary>D.</summary>
    public int Depth { get; }

    /// <summary>The panel that begins with a row (a multiple of the height), from its value <paramref name="k"/> on.</summary>
    public ref float At(int row, int k) => ref _values.At(row * Depth + k * _height);

    /// <summary>Packs rows of a matrix into the panels from <paramref name="at"/> on, a multiple of the height.</summary>
    public void Pack(Matrix matrix, int start, int count, int at = 0)
    {
        for (int row = 0; row < count; row += _height)
            PackPanel(matrix, start + row, Math.Min(_height, count - row), _values.Span.Slice((at + row) * Depth, _height * Depth));
    }

    void PackPanel(Matrix matrix, int start, int count, Span<float> panel)
    {
        if (count < _height)
            panel.Clear();
        // Sixteen values of each row at a time: the lines that are written stay in the first-level cache until they are full.
        const int Run = 16;
        for (int k0 = 0; k0 < Depth; k0 += Run)
        {
            int run = Math.Min(Run, Depth - k0);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<float> from = matrix.Row(start + i).Slice(k0, run);
                ref float to = ref panel[k0 * _height + i];
                for (int k = 0; k < from.Length; k++)
                    Unsafe.Add(ref to, k * _height) = from[k];
            }
        }
    }
}
