using System.Runtime.CompilerServices;

namespace Strata.Data.Fundus.Photographs;

/// <summary>The part of a photograph that shows the eye: a bright disc, whole or cut at the border, on black.</summary>
/// <param name="Left">Its first column.</param>
/// <param name="Top">Its first row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
readonly record struct RetinaBox(int Left, int Top, int Width, int Height)
{
    const int Dark = 24;                    // of 255: black with noise and JPEG's ringing stays below, a dim retina's red does not
    const double LeastShare = 0.02;         // of a row or column, so that a date or a scratch does not count
    const double LeastSide = 0.1;           // of the photograph: what is smaller is no retina

    /// <summary>Finds it: from the first to the last row, and column, of which a part is brighter than black. All where there is none.</summary>
    /// <param name="bgr">uint8 [H,W,3].</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    public static RetinaBox In(ReadOnlySpan<byte> bgr, int height, int width)
    {
        int[] inRow = new int[height], inColumn = new int[width];
        Count(bgr, inRow, inColumn);
        (int top, int rows) = Stretch(inRow, LeastShare * width);
        (int left, int columns) = Stretch(inColumn, LeastShare * height);
        return rows < LeastSide * height || columns < LeastSide * width ? new RetinaBox(0, 0, width, height)
            : new RetinaBox(left, top, columns, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Count(ReadOnlySpan<byte> bgr, Span<int> inRow, Span<int> inColumn)
    {
        for (int row = 0, at = 0; row < inRow.Length; row++)
        {
            int bright = 0;
            for (int column = 0; column < inColumn.Length; column++, at += 3)
            {
                int isBright = bgr[at] > Dark || bgr[at + 1] > Dark || bgr[at + 2] > Dark ? 1 : 0;
                bright += isBright;
                inColumn[column] += isBright;
            }
            inRow[row] = bright;
        }
    }

    static (int First, int Length) Stretch(int[] bright, double least)
    {
        int first = Array.FindIndex(bright, count => count > least);
        return first < 0 ? (0, 0) : (first, Array.FindLastIndex(bright, count => count > least) - first + 1);
    }
}
