namespace Strata.Data.Idx;

/// <summary>The images of an IDX file, read from first to last.</summary>
/// <param name="path">The file, for errors.</param>
/// <param name="file">Its decoded bytes, behind the header.</param>
/// <param name="count">The number of images.</param>
/// <param name="shape">The shape of one image.</param>
sealed class IdxImageReader(string path, DecodedFile file, int count, ImageShape shape) : IDisposable
{
    const int SkippedAStep = 1 << 16;

    int _next;

    /// <summary>The number of images.</summary>
    public int Count => count;

    /// <summary>The shape of one image.</summary>
    public ImageShape Shape => shape;

    /// <summary>The image that comes next.</summary>
    public int Next => _next;

    /// <summary>Passes over images; a compressed file has to be read for it.</summary>
    /// <exception cref="InputException">The file is damaged.</exception>
    public void Skip(int images)
    {
        long bytes = (long)images * shape.Size;
        if (file.Stream.CanSeek)
            file.Stream.Seek(bytes, SeekOrigin.Current);
        else
            ReadOver(bytes);
        _next += images;
    }

    /// <summary>Reads the next images.</summary>
    /// <param name="pixels">Receives them; whole images, no more than are left.</param>
    /// <exception cref="InputException">The file is damaged.</exception>
    public void Read(Span<byte> pixels)
    {
        try
        {
            file.Stream.ReadExactly(pixels);
            _next += pixels.Length / shape.Size;
            // Reading up to the very end is what makes GZipStream hold the checksum against the content.
            if (_next == count && file.Stream.ReadByte() >= 0)
                throw DecodedFile.Damaged(path);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw DecodedFile.Damaged(path, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    void ReadOver(long bytes)
    {
        byte[] step = new byte[SkippedAStep];
        try
        {
            for (; bytes > 0; bytes -= Math.Min(bytes, step.Length))
                file.Stream.ReadExactly(step, 0, (int)Math.Min(bytes, step.Length));
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw DecodedFile.Damaged(path, error);
        }
    }
}
