namespace Microsoft.ML.OnnxRuntime.Extensions.Images;

/// <summary>What a file says of itself before anything is decoded.</summary>
/// <param name="Kind">Its format.</param>
/// <param name="Width">Columns as stored.</param>
/// <param name="Height">Rows as stored.</param>
/// <param name="Orientation">1 to 8, as EXIF numbers them; 1 is upright.</param>
/// <param name="LeastBytes">No file with so many pixels is smaller, however well they are packed.</param>
readonly record struct ImageHeader(ImageKind Kind, int Width, int Height, int Orientation, long LeastBytes);

enum ImageKind
{
    Jpeg,
    Png,
}
