namespace ScottPlot;

/// <summary>Where the items of a legend stand, from the top left of its box.</summary>
sealed class LegendGrid
{
    readonly List<(LegendItem Item, PixelRect Place)> _cells = [];

    /// <summary>Fills columns (or rows, where horizontal) no longer than the room given.</summary>
    public LegendGrid(Legend legend, PixelSize room)
    {
        PixelPadding between = legend.InterItemPadding;
        (float x, float y) = (legend.Padding.Left, legend.Padding.Top);
        float lineDepth = 0;
        foreach (LegendItem item in legend.GetItems())
        {
            LabelStyle label = LabelOf(legend, item);
            TextBox text = new(label);
            PixelSize size = new(legend.SymbolWidth + legend.SymbolPadding + text.Width,
                Math.Max(legend.SymbolHeight, text.Height));
            if (legend.Orientation == Orientation.Vertical)
            {
                if (y > legend.Padding.Top && y + size.Height + legend.Padding.Bottom > room.Height)
                    (x, y, lineDepth) = (x + lineDepth + between.Horizontal, legend.Padding.Top, 0);
                Add(item, x, y, size);
                y += size.Height + between.Bottom;
                lineDepth = Math.Max(lineDepth, size.Width);
            }
            else
            {
                if (x > legend.Padding.Left && x + size.Width + legend.Padding.Right > room.Width)
                    (x, y, lineDepth) = (legend.Padding.Left, y + lineDepth + between.Bottom, 0);
                Add(item, x, y, size);
                x += size.Width + between.Horizontal;
                lineDepth = Math.Max(lineDepth, size.Height);
            }
        }
        Size = _cells.Count == 0
            ? PixelSize.Zero
            : new PixelSize(_cells.Max(cell => cell.Place.Right) + legend.Padding.Right,
                _cells.Max(cell => cell.Place.Bottom) + legend.Padding.Bottom);
    }

    public IReadOnlyList<(LegendItem Item, PixelRect Place)> Cells => _cells;

    public PixelSize Size { get; }

    /// <summary>The item's label with what the legend sets for all.</summary>
    public static LabelStyle LabelOf(Legend legend, LegendItem item)
    {
        LabelStyle label = item.LabelStyle.With(item.LabelText);
        label.Alignment = Alignment.MiddleLeft;
        label.FontSize = legend.FontSize ?? label.FontSize;
        label.ForeColor = legend.FontColor ?? label.ForeColor;
        label.FontName = legend.FontName ?? label.FontName;
        return label;
    }

    void Add(LegendItem item, float x, float y, PixelSize size) => _cells.Add((item, new PixelRect(new Pixel(x, y), size)));
}
