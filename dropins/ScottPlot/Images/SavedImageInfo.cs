namespace ScottPlot;

public class SavedImageInfo
{
    public SavedImageInfo(string path, int fileSize) => (Path, FileSize) = (path, fileSize);

    public string Path { get; }
    public int FileSize { get; }

    public override string ToString() => FormattableString.Invariant($"{Path} ({FileSize:N0} bytes)");
}
