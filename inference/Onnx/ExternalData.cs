using System.Globalization;
using Strata.Onnx.Outlines;

namespace Strata.Onnx;

/// <summary>
/// Weights that lie in files of their own (ONNX, docs/ExternalData.md). A model names those files, so that a model from a stranger could
/// have any file read: only plain files in the model's folder, or below it, are.
/// </summary>
static class ExternalData
{
    /// <summary>Makes sure that a tensor's weights lie where they may, and that all of them are there.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="elements">How many elements it has.</param>
    /// <param name="path">The model's file.</param>
    /// <param name="folder">The folder of the model's file.</param>
    /// <exception cref="InputException">They do not; nothing of any such file was read.</exception>
    public static void Require(TensorOutline tensor, long elements, string path, string folder)
    {
        string weights = $"the weights '{tensor.Name}' of {path}";
        string[] locations = [.. Values(tensor, "location")];
        if (locations.Length == 0)
            throw new InputException($"{weights} are said to lie in another file, but its location is not told: export the model again");
        foreach (string location in locations)
            RequireBytes(tensor, elements, weights, location, Inside(folder, location, weights));
    }

    static IEnumerable<string> Values(TensorOutline tensor, string key) =>
        tensor.ExternalData.Where(entry => entry.Key == key).Select(entry => entry.Value);

    // Both separators count on every system, so that one file is refused everywhere or nowhere.
    static FileInfo Inside(string folder, string location, string weights)
    {
        string[] parts = location.Split('/', '\\');
        bool isPlain = !Path.IsPathRooted(location) && !location.Contains('\0') && location is not [_, ':', ..]
            && parts.All(part => part is not ("" or ".."));
        if (!isPlain)
            throw new InputException(
                $"{weights} lie in '{location.Replace('\0', '?')}', which is no path inside of the model's folder: such a file is not read");
        string at = folder;
        foreach (string part in parts)
        {
            at = Path.Combine(at, part);
            if (Path.Exists(at) && File.GetAttributes(at).HasFlag(FileAttributes.ReparsePoint))
                throw new InputException($"{weights} lie behind the link {at}, which is not followed: put the file itself there");
        }
        return new FileInfo(at) is { Exists: true } file ? file
            : throw new InputException($"{weights} lie in {at}, which is not there: put that file beside the model");
    }

    static void RequireBytes(TensorOutline tensor, long elements, string weights, string location, FileInfo file)
    {
        long offset = Number(tensor, "offset", weights);
        Int128 bytes = Int128.Max(Number(tensor, "length", weights), (elements * (Int128)BitsOf(tensor.DataType) + 7) / 8);
        if (offset + bytes > file.Length)
            throw new InputException(
                $"{weights} are {bytes:N0} bytes at {offset:N0} of {location}, which has {file.Length:N0}: the file is cut short or another model's");
    }

    static long Number(TensorOutline tensor, string key, string weights)
    {
        string text = Values(tensor, key).LastOrDefault() ?? "0";
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
            : throw new InputException($"{weights} lie at the {key} '{text}' of another file, which is no number: export the model again");
    }

    // By the numbers of TensorProto.DataType; types that are not known here are left to ONNX Runtime.
    static int BitsOf(int type) => type switch
    {
        2 or 3 or 9 => 8,                           // uint8, int8, bool
        4 or 5 or 10 or 16 => 16,                   // uint16, int16, float16, bfloat16
        1 or 6 or 12 => 32,                         // float, int32, uint32
        7 or 11 or 13 or 14 => 64,                  // int64, double, uint64, complex64
        15 => 128,                                  // complex128
        _ => 0,
    };
}
