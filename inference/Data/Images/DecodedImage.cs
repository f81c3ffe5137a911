namespace Strata.Data.Images;

/// <summary>An image out of a file.</summary>
/// <param name="Height">Rows, in pixels, upright.</param>
/// <param name="Width">Columns, in pixels, upright.</param>
/// <param name="Pixels">uint8 [3,H,W], red, green, blue; three equal planes for a grey file.</param>
public sealed record DecodedImage(int Height, int Width, byte[] Pixels)
{
    /// <summary>Whether red, green and blue are the same everywhere.</summary>
    public bool IsGrey
    {
        get
        {
            int plane = Height * Width;
            ReadOnlySpan<byte> red = Pixels.AsSpan(0, plane);
            return red.SequenceEqual(Pixels.AsSpan(plane, plane)) && red.SequenceEqual(Pixels.AsSpan(2 * plane, plane));
        }
    }
}
