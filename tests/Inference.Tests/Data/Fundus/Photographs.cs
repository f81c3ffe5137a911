using Strata.Tests.Data.Images;

namespace Strata.Tests.Data.Fundus;

/// <summary>A folder of photographs of eyes, as simple as can be: an even disc on black.</summary>
sealed class Photographs : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public string Path => _folder.File("eyes");

    public string Cache => _folder.File("cache");

    public void Dispose() => _folder.Dispose();

    /// <summary>Writes a photograph of an even disc.</summary>
    public Photographs Add(string file, byte green = 100, int width = 60, int height = 40, double x = 30, double y = 20, double radius = 16) =>
        Write(file, Disc(green, width, height, x, y, radius));

    public Photographs Write(string file, byte[] bytes)
    {
        string path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    public Photographs Lines(string file, params string[] lines)
    {
        Directory.CreateDirectory(Path);
        File.WriteAllLines(System.IO.Path.Combine(Path, file), lines);
        return this;
    }

    /// <summary>A PNG file: red 200, the green that is asked for, blue 50 in the disc, noise below 10 outside.</summary>
    public static byte[] Disc(byte green, int width, int height, double x, double y, double radius)
    {
        byte[] pixels = new byte[width * height * 3];
        for (int at = 0; at < width * height; at++)
        {
            (double dx, double dy) = (at % width + 0.5 - x, at / width + 0.5 - y);
            byte[] pixel = dx * dx + dy * dy < radius * radius ? [200, green, 50] : [(byte)(at % 10), 0, 0];
            pixel.CopyTo(pixels, at * 3);
        }
        return PngBytes.Of(width, height, pixels);
    }
}
