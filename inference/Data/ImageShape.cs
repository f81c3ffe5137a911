namespace Strata.Data;

/// <summary>The shape of one image, [C,H,W].</summary>
/// <param name="Channels">1 for grey, 3 for RGB.</param>
/// <param name="Height">Rows, in pixels.</param>
/// <param name="Width">Columns, in pixels.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Bytes of one image: C x H x W.</summary>
    public int Size => Channels * Height * Width;

    /// <summary>As in "1x28x28".</summary>
    public override string ToString() => $"{Channels}x{Height}x{Width}";
}
