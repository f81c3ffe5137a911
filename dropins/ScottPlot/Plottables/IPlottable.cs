namespace ScottPlot;

public interface IPlottable
{
    bool IsVisible { get; set; }
    IAxes Axes { get; set; }
    IEnumerable<LegendItem> LegendItems { get; }

    AxisLimits GetAxisLimits();
}

/// <summary>Draws itself within the data area.</summary>
interface IDrawn
{
    void Draw(Canvas canvas);
}

/// <summary>Draws texts above everything else; they may reach out of the data area.</summary>
interface IDrawnLast
{
    void DrawLast(Canvas canvas);
}
