namespace ScottPlot;

public enum Edge
{
    Left = 0,
    Right = 1,
    Bottom = 2,
    Top = 3,
}
