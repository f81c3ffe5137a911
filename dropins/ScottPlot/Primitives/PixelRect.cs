namespace ScottPlot;

/// <summary>A rectangle on the figure. Pixels count downwards: Top is the smaller number.</summary>
public readonly struct PixelRect
{
    public readonly float Left;
    public readonly float Right;
    public readonly float Bottom;
    public readonly float Top;

    public PixelRect(float left, float right, float bottom, float top) => (Left, Right, Bottom, Top) = (left, right, bottom, top);

    public PixelRect(float width, float height) : this(0, width, height, 0) { }

    public PixelRect(PixelSize size) : this(size.Width, size.Height) { }

    public PixelRect(Pixel topLeftCorner, float width, float height)
        : this(topLeftCorner.X, topLeftCorner.X + width, topLeftCorner.Y + height, topLeftCorner.Y) { }

    public PixelRect(Pixel topLeftCorner, PixelSize size) : this(topLeftCorner, size.Width, size.Height) { }

    public PixelRect(Pixel corner1, Pixel corner2)
        : this(
            Math.Min(corner1.X, corner2.X), Math.Max(corner1.X, corner2.X),
            Math.Max(corner1.Y, corner2.Y), Math.Min(corner1.Y, corner2.Y))
    {
    }

    public float Width => Right - Left;
    public float Height => Bottom - Top;
    public bool HasArea => Width > 0 && Height > 0;
    public float HorizontalCenter => (Left + Right) / 2;
    public float VerticalCenter => (Top + Bottom) / 2;
    public PixelSize Size => new(Width, Height);
    public Pixel Center => new(HorizontalCenter, VerticalCenter);
    public Pixel TopLeft => new(Left, Top);
    public Pixel TopRight => new(Right, Top);
    public Pixel TopCenter => new(HorizontalCenter, Top);
    public Pixel BottomLeft => new(Left, Bottom);
    public Pixel BottomRight => new(Right, Bottom);
    public Pixel BottomCenter => new(HorizontalCenter, Bottom);
    public Pixel LeftCenter => new(Left, VerticalCenter);
    public Pixel RightCenter => new(Right, VerticalCenter);

    public bool Contains(float x, float y) => x >= Left && x <= Right && y >= Top && y <= Bottom;

    public bool Contains(Pixel px) => Contains(px.X, px.Y);

    public PixelRect Contract(float delta) => Contract(new PixelPadding(delta));

    public PixelRect Contract(PixelPadding padding) =>
        new(Left + padding.Left, Right - padding.Right, Bottom - padding.Bottom, Top + padding.Top);

    public PixelRect Expand(float delta) => Contract(-delta);

    public PixelRect WithDelta(float x, float y) => new(Left + x, Right + x, Bottom + y, Top + y);

    /// <summary>The pixel of this rectangle that an alignment names.</summary>
    public Pixel GetAlignedPixel(Alignment alignment) => new(
        Left + Width * alignment.FromLeft(), Top + Height * alignment.FromTop());

    public PixelRect AlignedInside(PixelRect largerRect, Alignment alignment) =>
        AlignedInside(largerRect, alignment, PixelPadding.Zero);

    public PixelRect AlignedInside(PixelRect largerRect, Alignment alignment, PixelPadding padding)
    {
        PixelRect inner = largerRect.Contract(padding);
        float left = inner.Left + (inner.Width - Width) * alignment.FromLeft();
        float top = inner.Top + (inner.Height - Height) * alignment.FromTop();
        return new PixelRect(new Pixel(left, top), Width, Height);
    }

    public override string ToString() =>
        FormattableString.Invariant($"PixelRect: Left={Left} Right={Right} Bottom={Bottom} Top={Top}");
}
