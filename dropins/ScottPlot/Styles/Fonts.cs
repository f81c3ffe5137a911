namespace ScottPlot;

public static class Fonts
{
    /// <summary>Arial and its metric twins (Liberation Sans, Helvetica): the widths that margins are measured with.</summary>
    public static string Default { get; set; } = "Arial";
    public static string Sans { get; set; } = "Arial";
    public static string Serif { get; set; } = "Times New Roman";
    public static string Monospace { get; set; } = "Courier New";
}
