namespace ScottPlot;

public interface IHasLegendText
{
    string LegendText { get; set; }
}

public interface IHasLine
{
    LineStyle LineStyle { get; set; }
    float LineWidth { get; set; }
    LinePattern LinePattern { get; set; }
    Color LineColor { get; set; }
}

public interface IHasFill
{
    FillStyle FillStyle { get; set; }
    Color FillColor { get; set; }
}

public interface IHasOutline
{
    LineStyle OutlineStyle { get; }
    float OutlineWidth { get; set; }
    LinePattern OutlinePattern { get; set; }
    Color OutlineColor { get; set; }
}

public interface IHasMarker
{
    MarkerStyle MarkerStyle { get; set; }
    MarkerShape MarkerShape { get; set; }
    float MarkerSize { get; set; }
    Color MarkerFillColor { get; set; }
    Color MarkerLineColor { get; set; }
    Color MarkerColor { get; set; }
    float MarkerLineWidth { get; set; }
}

public interface IHasColorAxis
{
    IColormap Colormap { get; }

    Range GetRange();
}
