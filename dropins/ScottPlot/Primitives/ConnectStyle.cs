namespace ScottPlot;

public enum ConnectStyle
{
    Straight = 0,
    StepHorizontal = 1,
    StepVertical = 2,
}
