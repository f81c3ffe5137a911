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

/// <summary>Has texts beyond its data, for which axes that scale themselves leave room.</summary>
interface IReachesOut
{
    /// <summary>Along one axis: from a coordinate, so many pixels towards smaller and greater ones.</summary>
    IEnumerable<(double At, float Below, float Above)> Along(bool isHorizontal);
}
