namespace ScottPlot;

public enum Alignment
{
    UpperLeft = 0,
    UpperCenter = 1,
    UpperRight = 2,
    MiddleLeft = 3,
    MiddleCenter = 4,
    MiddleRight = 5,
    LowerLeft = 6,
    LowerCenter = 7,
    LowerRight = 8,
}

/// <summary>Where in a rectangle an alignment lies, as shares of its width and height.</summary>
static class AlignmentShares
{
    public static float FromLeft(this Alignment alignment) => (int)alignment % 3 / 2f;

    public static float FromTop(this Alignment alignment) => (int)alignment / 3 / 2f;
}
