namespace ScottPlot;

/// <summary>Names the series; where they do not fit below one another they go on in further columns.</summary>
public class Legend
{
    public Legend(Plot plot) => Plot = plot;

    public Plot Plot { get; }
    public bool IsVisible { get; set; }
    public Alignment Alignment { get; set; } = Alignment.LowerRight;
    public Orientation Orientation { get; set; } = Orientation.Vertical;
    public List<LegendItem> ManualItems { get; set; } = [];
    /// <summary>Whether the series stand beside the manual items.</summary>
    public bool DisplayPlottableLegendItems { get; set; } = true;
    public bool ShowItemsFromHiddenPlottables { get; set; }

    public PixelPadding Margin { get; set; } = new(7);
    public PixelPadding Padding { get; set; } = new(7);
    public PixelPadding InterItemPadding { get; set; } = new(8, 4);
    public float SymbolWidth { get; set; } = 20;
    public float SymbolHeight { get; set; } = 10;
    public float SymbolPadding { get; set; } = 6;

    public float? FontSize { get; set; }
    public Color? FontColor { get; set; }
    public string FontName { get; set; }

    public FillStyle BackgroundFillStyle { get; } = new(Colors.White.WithAlpha(0.9));
    public Color BackgroundColor { get => BackgroundFillStyle.Color; set => BackgroundFillStyle.Color = value; }

    public LineStyle OutlineStyle { get; set; } = new(1, Colors.Black.WithAlpha(0.4));
    public Color OutlineColor { get => OutlineStyle.Color; set => OutlineStyle.Color = value; }
    public float OutlineWidth { get => OutlineStyle.Width; set => OutlineStyle.Width = value; }
    public LinePattern OutlinePattern { get => OutlineStyle.Pattern; set => OutlineStyle.Pattern = value; }

    /// <summary>What the legend shows: items with a text, those of the plot before those added by hand.</summary>
    public virtual LegendItem[] GetItems()
    {
        IEnumerable<LegendItem> ofPlot = DisplayPlottableLegendItems
            ? Plot.PlottableList.Where(plottable => plottable.IsVisible || ShowItemsFromHiddenPlottables)
                .SelectMany(plottable => plottable.LegendItems)
            : [];
        return [.. ofPlot.Concat(ManualItems).Where(item => item.IsVisible && !string.IsNullOrEmpty(item.LabelText))];
    }
}
