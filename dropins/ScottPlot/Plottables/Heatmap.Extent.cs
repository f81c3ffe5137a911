namespace ScottPlot.Plottables;

public partial class Heatmap
{
    /// <summary>
    /// The rectangle of the cells' reference points (their centres by default); the picture is one cell larger.
    /// </summary>
    public CoordinateRect? Extent { get; set; }

    public CoordinateRect? Position { get => Extent; set => Extent = value; }

    /// <summary>Which place of a cell lies on its coordinate.</summary>
    public Alignment CellAlignment { get; set; } = Alignment.MiddleCenter;

    /// <summary>The outer edges of the whole map.</summary>
    public CoordinateRect? Rectangle
    {
        set
        {
            Extent = value is { } edges
                ? new CoordinateRect(
                    edges.Left + edges.Width / Columns * FromLeft, edges.Right - edges.Width / Columns * (1 - FromLeft),
                    edges.Bottom + edges.Height / Rows * FromBottom, edges.Top - edges.Height / Rows * (1 - FromBottom))
                : null;
            _width = value?.Width / Columns;
            _height = value?.Height / Rows;
        }
    }

    public double CellWidth
    {
        get => Extent is { } extent && Columns > 1 ? extent.Width / (Columns - 1) : _width ?? 1;
        set
        {
            CoordinateRect points = PointsOrDefault;
            Extent = new CoordinateRect(points.Left, points.Left + value * (Columns - 1), points.Bottom, points.Top);
            _width = value;
        }
    }

    public double CellHeight
    {
        get => Extent is { } extent && Rows > 1 ? extent.Height / (Rows - 1) : _height ?? 1;
        set
        {
            CoordinateRect points = PointsOrDefault;
            Extent = new CoordinateRect(points.Left, points.Right, points.Bottom, points.Bottom + value * (Rows - 1));
            _height = value;
        }
    }

    // A single column or row says nothing about its own size.
    double? _width;
    double? _height;

    float FromLeft => CellAlignment.FromLeft();
    float FromBottom => 1 - CellAlignment.FromTop();

    CoordinateRect PointsOrDefault => Extent ?? new CoordinateRect(0, Columns - 1, 0, Rows - 1);

    /// <summary>The outer edges of the drawn cells.</summary>
    public CoordinateRect GetAlignedExtent()
    {
        CoordinateRect points = PointsOrDefault;
        return new CoordinateRect(
            points.Left - CellWidth * FromLeft, points.Right + CellWidth * (1 - FromLeft),
            points.Bottom - CellHeight * FromBottom, points.Top + CellHeight * (1 - FromBottom));
    }

    public AxisLimits GetAxisLimits() => new(GetAlignedExtent());

    /// <summary>Column and row of the cell at a place.</summary>
    public (int x, int y) GetIndexes(Coordinates coordinates)
    {
        CoordinateRect extent = GetAlignedExtent();
        int column = (int)Math.Floor((coordinates.X - extent.Left) / CellWidth);
        int row = (int)Math.Floor((extent.Top - coordinates.Y) / CellHeight);
        return (FlipHorizontally ? Columns - 1 - column : column, FlipVertically ? Rows - 1 - row : row);
    }

    /// <summary>The value of the cell at a place, NaN outside.</summary>
    public double GetValue(Coordinates coordinates)
    {
        (int x, int y) = GetIndexes(coordinates);
        return x >= 0 && x < Columns && y >= 0 && y < Rows ? Intensities[y, x] : double.NaN;
    }

    CoordinateRect Cell(CoordinateRect extent, int row, int column)
    {
        int across = FlipHorizontally ? Columns - 1 - column : column;
        int down = FlipVertically ? Rows - 1 - row : row;
        return new CoordinateRect(
            extent.Left + across * CellWidth, extent.Left + (across + 1) * CellWidth,
            extent.Top - (down + 1) * CellHeight, extent.Top - down * CellHeight);
    }
}
