using ScottPlot.TickGenerators;

namespace ScottPlot.AxisPanels;

public abstract class AxisBase : LabelStyleProperties
{
    protected AxisBase()
    {
        LabelStyle = new LabelStyle { FontSize = 16, Bold = true };
        TickLabelStyle = new LabelStyle { Alignment = TickAlignment };
    }

    public abstract Edge Edge { get; }

    public virtual CoordinateRangeMutable Range { get; } = CoordinateRangeMutable.NotSet;
    public double Min { get => Range.Min; set => Range.Min = value; }
    public double Max { get => Range.Max; set => Range.Max = value; }

    public bool IsVisible { get; set; } = true;
    public float MinimumSize { get; set; }
    public float MaximumSize { get; set; } = float.MaxValue;
    /// <summary>Room that an axis without data leaves, in pixels.</summary>
    public float SizeWhenNoData { get; set; } = 15;
    public PixelPadding EmptyLabelPadding { get; set; } = new(5);
    public PixelPadding PaddingBetweenTickAndAxisLabels { get; set; } = new(5);
    public PixelPadding PaddingOutsideAxisLabels { get; set; } = new(7);

    [Obsolete("use LabelStyle")]
    public LabelStyle Label => LabelStyle;
    public override LabelStyle LabelStyle { get; set; }
    public LabelStyle TickLabelStyle { get; set; }
    public virtual ITickGenerator TickGenerator { get; set; } = new NumericAutomatic();
    public LineStyle FrameLineStyle { get; } = new(1);
    public TickMarkStyle MajorTickStyle { get; set; } = new() { Length = 4 };
    public TickMarkStyle MinorTickStyle { get; set; } = new() { Length = 2 };

    public void SetTicks(double[] xs, string[] labels) => TickGenerator = new NumericManual(xs, labels);

    /// <summary>Frame, tick marks and all texts in one colour.</summary>
    public void Color(Color color)
    {
        FrameLineStyle.Color = color;
        MajorTickStyle.Color = color;
        MinorTickStyle.Color = color;
        TickLabelStyle.ForeColor = color;
        LabelStyle.ForeColor = color;
    }

    public override string ToString() => FormattableString.Invariant($"{Edge} axis [{Min}, {Max}]");

    Alignment TickAlignment => Edge switch
    {
        Edge.Left => Alignment.MiddleRight,
        Edge.Right => Alignment.MiddleLeft,
        Edge.Top => Alignment.LowerCenter,
        _ => Alignment.UpperCenter,
    };
}
