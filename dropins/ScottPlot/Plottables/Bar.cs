namespace ScottPlot;

/// <summary>One bar: from ValueBase to Value at Position, Size wide, all in the units of its axes.</summary>
public class Bar : IHasFill, IHasLine
{
    public double Position { get; set; }
    public double Value { get; set; }
    public double ValueBase { get; set; }
    public double Size { get; set; } = 0.8;
    public double Error { get; set; }
    public double ErrorSize { get; set; } = 0.2;
    public bool ErrorPositive { get; set; } = true;
    public bool ErrorNegative { get; set; } = true;
    public Orientation Orientation { get; set; } = Orientation.Vertical;
    public bool IsVisible { get; set; } = true;

    public string Label { get; set; } = "";
    public string ValueLabel { get => Label; set => Label = value; }
    /// <summary>In the middle of the bar instead of at its end.</summary>
    public bool CenterLabel { get; set; }
    /// <summary>Pixels between the bar's end and its label.</summary>
    public float LabelOffset { get; set; } = 5;

    public FillStyle FillStyle { get; set; } = new(Colors.Gray);
    public Color FillColor { get => FillStyle.Color; set => FillStyle.Color = value; }

    public LineStyle LineStyle { get; set; } = new(1);
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }
    public LinePattern LinePattern { get => LineStyle.Pattern; set => LineStyle.Pattern = value; }
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }

    public CoordinateRect Rect => Place(new CoordinateRect(
        Position - Size / 2, Position + Size / 2, Math.Min(ValueBase, Value), Math.Max(ValueBase, Value)));

    public AxisLimits AxisLimits
    {
        get
        {
            double error = double.IsFinite(Error) ? Error : 0;
            double[] ends = [ValueBase, Value, Value + (ErrorPositive ? error : 0), Value - (ErrorNegative ? error : 0)];
            return double.IsFinite(Value)
                ? new AxisLimits(Place(new CoordinateRect(Position - Size / 2, Position + Size / 2, ends.Min(), ends.Max())))
                : AxisLimits.NoLimits;
        }
    }

    /// <summary>The error line, then its caps.</summary>
    public IEnumerable<CoordinateLine> ErrorLines
    {
        get
        {
            if (Error == 0 || !double.IsFinite(Error))
                return [];
            double high = Value + (ErrorPositive ? Error : 0);
            double low = Value - (ErrorNegative ? Error : 0);
            CoordinateLine Cap(double value) =>
                Place(new CoordinateLine(Position - ErrorSize / 2, value, Position + ErrorSize / 2, value));
            return
            [
                Place(new CoordinateLine(Position, low, Position, high)),
                .. ErrorPositive ? new[] { Cap(high) } : [],
                .. ErrorNegative ? new[] { Cap(low) } : [],
            ];
        }
    }

    CoordinateRect Place(CoordinateRect upright) =>
        Orientation == Orientation.Vertical
            ? upright
            : new CoordinateRect(upright.Bottom, upright.Top, upright.Left, upright.Right);

    CoordinateLine Place(CoordinateLine upright) =>
        Orientation == Orientation.Vertical ? upright : new CoordinateLine(upright.Y1, upright.X1, upright.Y2, upright.X2);
}
