namespace ScottPlot.Grids;

/// <summary>Lines at the ticks of two axes.</summary>
public class DefaultGrid : IGrid
{
    public DefaultGrid(IXAxis xAxis, IYAxis yAxis) => (XAxis, YAxis) = (xAxis, yAxis);

    public bool IsVisible { get; set; } = true;
    public bool IsBeneathPlottables { get; set; } = true;
    public IXAxis XAxis { get; set; }
    public IYAxis YAxis { get; set; }
    public GridStyle XAxisStyle { get; set; } = new();
    public GridStyle YAxisStyle { get; set; } = new();

    public Color LineColor
    {
        set => (MajorLineColor, MinorLineColor) = (value, value);
    }

    public float LineWidth
    {
        set => (MajorLineWidth, MinorLineWidth) = (value, value);
    }

    public LinePattern LinePattern
    {
        set
        {
            MajorLinePattern = value;
            (XAxisStyle.MinorLineStyle.Pattern, YAxisStyle.MinorLineStyle.Pattern) = (value, value);
        }
    }

    public Color MajorLineColor
    {
        get => XAxisStyle.MajorLineStyle.Color;
        set => (XAxisStyle.MajorLineStyle.Color, YAxisStyle.MajorLineStyle.Color) = (value, value);
    }

    public float MajorLineWidth
    {
        set => (XAxisStyle.MajorLineStyle.Width, YAxisStyle.MajorLineStyle.Width) = (value, value);
    }

    public LinePattern MajorLinePattern
    {
        set => (XAxisStyle.MajorLineStyle.Pattern, YAxisStyle.MajorLineStyle.Pattern) = (value, value);
    }

    public Color MinorLineColor
    {
        set => (XAxisStyle.MinorLineStyle.Color, YAxisStyle.MinorLineStyle.Color) = (value, value);
    }

    public float MinorLineWidth
    {
        set => (XAxisStyle.MinorLineStyle.Width, YAxisStyle.MinorLineStyle.Width) = (value, value);
    }

    internal void Draw(Canvas canvas, PixelRect data)
    {
        if (!IsVisible)
            return;
        canvas.BeginGroup("grid");
        foreach (bool isMajor in new[] { false, true })
        {
            DrawLines(canvas, XAxis, XAxisStyle, isMajor, at => (new Pixel(at, data.Bottom), new Pixel(at, data.Top)), data);
            DrawLines(canvas, YAxis, YAxisStyle, isMajor, at => (new Pixel(data.Left, at), new Pixel(data.Right, at)), data);
        }
        canvas.EndGroup();
    }

    static void DrawLines(Canvas canvas, IAxis axis, GridStyle style, bool isMajor, Func<float, (Pixel From, Pixel To)> across,
        PixelRect data)
    {
        if (!style.IsVisible || !axis.Range.HasBeenSet)
            return;
        foreach (Tick tick in TickLabels.Visible(axis, isMajor))
        {
            (Pixel from, Pixel to) = across(axis.GetPixel(tick.Position, data));
            canvas.Line(from, to, isMajor ? style.MajorLineStyle : style.MinorLineStyle);
        }
    }
}
