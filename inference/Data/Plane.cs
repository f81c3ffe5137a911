namespace Strata.Data;

/// <summary>The whole plane of 2-D data, such as `spiral`: a point is an image of two pixels, so that there are 256 x 256 points.</summary>
public static class Plane
{
    /// <summary>Values of a coordinate.</summary>
    public const int Levels = 256;

    /// <summary>Whether images of that shape are points of a plane.</summary>
    public static bool Holds(ImageShape shape) => shape.Size == 2;

    /// <summary>Every point, row by row from the top, where y is greatest; each row from the left.</summary>
    /// <param name="shape">Two pixels: x, then y.</param>
    /// <param name="classNames">The classes of the data; the points themselves have none, their labels say nothing.</param>
    /// <exception cref="InputException">The images have another number of pixels.</exception>
    public static ImageSet Of(ImageShape shape, IReadOnlyList<string> classNames)
    {
        if (!Holds(shape))
            throw new InputException($"images of {shape} are no points of a plane: those have two values, as in spiral");
        byte[] pixels = new byte[Levels * Levels * 2];
        for (int place = 0; place < Levels * Levels; place++)
            (pixels[2 * place], pixels[2 * place + 1]) = ((byte)(place % Levels), (byte)(Levels - 1 - place / Levels));
        return new ImageSet("plane", "all points", shape, pixels, new int[Levels * Levels], classNames);
    }
}
