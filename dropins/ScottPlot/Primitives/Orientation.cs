namespace ScottPlot;

public enum Orientation
{
    Horizontal = 0,
    Vertical = 1,
}
