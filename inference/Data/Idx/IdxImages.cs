namespace Strata.Data.Idx;

/// <summary>The images of one IDX file.</summary>
/// <param name="Count">The number of images, at least 1.</param>
/// <param name="Shape">The shape of one.</param>
/// <param name="Pixels">uint8 [N,C,H,W].</param>
public sealed record IdxImages(int Count, ImageShape Shape, byte[] Pixels);
