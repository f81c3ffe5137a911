namespace ScottPlot.Panels;

public abstract class PanelBase : IPanel
{
    protected PanelBase() { }

    public Edge Edge { get; set; }
    public bool IsVisible { get; set; } = true;
    public float MinimumSize { get; set; }
    public float MaximumSize { get; set; } = float.MaxValue;
}
