namespace ScottPlot.Plottables;

/// <summary>A matrix as coloured cells. Row 0 is at the top; by default the cells are centred on whole numbers, from 0.</summary>
public partial class Heatmap : IPlottable, IHasColorAxis, IDrawn
{
    // More cells than this are written as a picture: one element a cell would make the file slow to open.
    const int MostRectangles = 10_000;

    public Heatmap(double[,] intensities) => Intensities = intensities;

    /// <summary>Values [rows, columns]; NaN has no colour but NaNCellColor.</summary>
    public double[,] Intensities { get; set; }
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public IColormap Colormap { get; set; } = ScottPlot.Colormap.Default;
    public Range? ManualRange { get; set; }
    public Color NaNCellColor { get; set; } = Colors.Transparent;
    public double Opacity { get; set; } = 1;
    /// <summary>Blends neighbouring cells.</summary>
    public bool Smooth { get; set; }
    public bool FlipVertically { get; set; }
    public bool FlipHorizontally { get; set; }
    public bool FlipRows { get => FlipVertically; set => FlipVertically = value; }
    public bool FlipColumns { get => FlipHorizontally; set => FlipHorizontally = value; }
    public IEnumerable<LegendItem> LegendItems => [];

    public Range DataRange => Range.GetRange(Intensities);

    int Rows => Intensities.GetLength(0);
    int Columns => Intensities.GetLength(1);

    public Range GetRange() => ManualRange ?? DataRange;

    /// <summary>Cells are read at each drawing, so that there is nothing to do; the official package needs the call.</summary>
    public void Update() { }

    void IDrawn.Draw(Canvas canvas)
    {
        if (Intensities.Length == 0)
            return;
        if (Smooth || Intensities.Length > MostRectangles)
            canvas.Image(ToImage(), Axes.GetPixelRect(GetAlignedExtent()), Smooth);
        else
            DrawCells(canvas);
    }

    void DrawCells(Canvas canvas)
    {
        Range range = GetRange();
        CoordinateRect extent = GetAlignedExtent();
        canvas.BeginGroup("heatmap", "shape-rendering=\"crispEdges\"");
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
                canvas.Rectangle(Axes.GetPixelRect(Cell(extent, row, column)), new FillStyle(ColorAt(row, column, range)));
        }
        canvas.EndGroup();
    }

    Image ToImage()
    {
        Range range = GetRange();
        byte[] rgba = new byte[Intensities.Length * 4];
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                Color color = ColorAt(FlipVertically ? Rows - 1 - row : row, FlipHorizontally ? Columns - 1 - column : column,
                    range);
                int at = (row * Columns + column) * 4;
                (rgba[at], rgba[at + 1], rgba[at + 2], rgba[at + 3]) = (color.Red, color.Green, color.Blue, color.Alpha);
            }
        }
        return new Image(Columns, Rows, rgba);
    }

    Color ColorAt(int row, int column, Range range)
    {
        double value = Intensities[row, column];
        Color color = double.IsNaN(value) ? NaNCellColor : Colormap.GetColor(range.Normalize(value, clamp: true));
        return Opacity < 1 ? color.WithAlpha(color.Opacity * Opacity) : color;
    }
}
