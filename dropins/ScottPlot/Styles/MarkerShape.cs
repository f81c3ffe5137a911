namespace ScottPlot;

public enum MarkerShape
{
    None = 0,
    FilledCircle = 1,
    OpenCircle = 2,
    FilledSquare = 3,
    OpenSquare = 4,
    FilledTriangleUp = 5,
    OpenTriangleUp = 6,
    FilledTriangleDown = 7,
    OpenTriangleDown = 8,
    FilledDiamond = 9,
    OpenDiamond = 10,
    Eks = 11,
    Cross = 12,
    VerticalBar = 13,
    HorizontalBar = 14,
    TriUp = 15,
    TriDown = 16,
    Asterisk = 17,
    HashTag = 18,
    OpenCircleWithDot = 19,
    OpenCircleWithCross = 20,
    OpenCircleWithEks = 21,
}
