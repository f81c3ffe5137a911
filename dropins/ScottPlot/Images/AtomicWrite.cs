using System.Text;

namespace ScottPlot;

/// <summary>Writes a file under a temporary name and renames it: nobody ever meets half a picture.</summary>
static class AtomicWrite
{
    public static SavedImageInfo Save(string path, byte[] bytes)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
        return new SavedImageInfo(path, bytes.Length);
    }

    public static SavedImageInfo Save(string path, string text) => Save(path, new UTF8Encoding(false).GetBytes(text));
}
