using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Strata.Storage;

namespace Strata.Features;

/// <summary>
/// What an unfinished extraction has done: one line that says what it is, then a line of checksums for each finished chunk: pixels,
/// labels, and every file. After a kill, and even after a power cut, the checksums tell what is really there.
/// </summary>
sealed class FeatureJournal : IDisposable
{
    const int Digits = 9;   // eight and a separator

    readonly FileStream _stream;
    readonly byte[] _line;

    FeatureJournal(string path, int checksums)
    {
        _stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _line = new byte[checksums * Digits];
    }

    /// <summary>The journal's place in a folder.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, "features.journal");

    /// <summary>Reads a journal; a line that the kill cut off is not there.</summary>
    /// <returns>What it is of, and the checksums of each chunk; null where there is no journal.</returns>
    public static (string Header, IReadOnlyList<uint[]> Chunks)? Read(string folder)
    {
        string path = PathIn(folder);
        if (!File.Exists(path))
            return null;
        string[] lines = File.ReadAllText(path).Split('\n');
        List<uint[]> chunks = [];
        foreach (string line in lines.Skip(1).SkipLast(1))
        {
            string[] fields = line.Split(' ');
            if (Array.Exists(fields, field => field.Length != Digits - 1 || !uint.TryParse(field, NumberStyles.AllowHexSpecifier, null, out _)))
                break;
            chunks.Add(Array.ConvertAll(fields, field => uint.Parse(field, NumberStyles.AllowHexSpecifier, null)));
        }
        return lines.Length < 2 ? null : (lines[0], chunks);
    }

    /// <summary>The images a batch that a header speaks of; null where it is damaged.</summary>
    public static int? BatchOf(string header)
    {
        try
        {
            return JsonNode.Parse(header)?["batch"]?.GetValue<int>();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Begins, or goes on behind the chunks that are kept.</summary>
    /// <param name="folder">The folder of features.</param>
    /// <param name="header">What the extraction is of, in one line.</param>
    /// <param name="kept">The checksums of the chunks that are there.</param>
    /// <param name="checksums">Checksums a chunk.</param>
    public static FeatureJournal Begin(string folder, string header, IEnumerable<uint[]> kept, int checksums)
    {
        IEnumerable<string> lines = kept.Select(chunk => string.Join(' ', chunk.Select(FeatureChunk.Spell)));
        AtomicFile.WriteText(PathIn(folder), string.Concat(lines.Prepend(header).Select(line => line + "\n")));
        return new FeatureJournal(PathIn(folder), checksums);
    }

    /// <summary>Records a chunk as done, in one write.</summary>
    public void Append(ReadOnlySpan<uint> checksums)
    {
        for (int i = 0; i < checksums.Length; i++)
        {
            Span<byte> place = _line.AsSpan(i * Digits, Digits);
            checksums[i].TryFormat(place, out _, "x8", CultureInfo.InvariantCulture);
            place[^1] = i == checksums.Length - 1 ? (byte)'\n' : (byte)' ';
        }
        _stream.Write(_line);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
