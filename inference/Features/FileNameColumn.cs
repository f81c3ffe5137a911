using System.Text.Json;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Features;

/// <summary>
/// files.jsonl under construction: a line a row with the name of its image as a JSON string, null for one without. Images of a stream have
/// names or have not; where they have none, there is no such file.
/// </summary>
sealed class FileNameColumn(string folder) : IFeatureColumn
{
    /// <summary>The file.</summary>
    public const string Name = "files.jsonl";

    readonly string _final = Path.Combine(folder, Name);
    readonly MemoryStream _lines = new();
    readonly List<long> _ends = [];
    FileStream? _stream;
    Utf8JsonWriter? _json;
    Crc32C _checksum = new();
    bool _isBegun;

    public string File => Name;

    public bool IsThere => _stream is not null;

    string Partial => _final + ".partial";

    public int Recover(IReadOnlyList<uint> checksums)
    {
        if (!System.IO.File.Exists(Partial) && System.IO.File.Exists(_final))
            System.IO.File.Move(_final, Partial);
        if (!System.IO.File.Exists(Partial))
            return checksums.All(checksum => checksum == Crc32C.Of([])) ? checksums.Count : 0;
        _ends.AddRange(WholeChunks(System.IO.File.ReadAllBytes(Partial), checksums));
        return _ends.Count;
    }

    /// <summary>Whether the finished file of a folder has these checksums, and nothing behind them.</summary>
    public static bool Fits(string folder, IReadOnlyList<string> checksums)
    {
        string path = Path.Combine(folder, Name);
        if (!System.IO.File.Exists(path))
            return false;
        byte[] bytes = System.IO.File.ReadAllBytes(path);
        List<long> ends = WholeChunks(bytes, [.. checksums.Select(FeatureChunk.Parse)]);
        return ends.Count == checksums.Count && ends.LastOrDefault() == bytes.Length;
    }

    public void Begin(long rows)
    {
        if (rows == 0 || _ends.Count == 0)
            return;
        Open(FileMode.Open);
        _stream!.SetLength(_ends[(int)FeatureChunk.CountOf(rows) - 1]);
        _stream.Seek(0, SeekOrigin.End);
    }

    public void Append(BatchSlot slot, int first, int count)
    {
        if (!_isBegun && _stream is null && slot.Files[first] is not null)
            Open(FileMode.Create);
        _isBegun = true;
        if (_stream is null)
            return;
        _lines.SetLength(0);
        for (int row = first; row < first + count; row++)
        {
            _json!.Reset(_lines);
            _json.WriteStringValue(slot.Files[row]);
            _json.Flush();
            _lines.WriteByte((byte)'\n');
        }
        ReadOnlySpan<byte> lines = _lines.GetBuffer().AsSpan(0, (int)_lines.Length);
        _checksum.Append(lines);
        _stream.Write(lines);
    }

    public uint EndChunk()
    {
        uint checksum = _checksum.Value;
        _checksum = new Crc32C();
        return checksum;
    }

    public void Flush()
    {
        if (_stream is { } stream)
            RandomAccess.FlushToDisk(stream.SafeFileHandle);
    }

    public void Finish(long rows) => Flush();

    public void Commit()
    {
        if (_stream is null)
            return;
        _stream.Dispose();
        System.IO.File.Move(Partial, _final, overwrite: true);
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _json?.Dispose();
    }

    void Open(FileMode mode)
    {
        _stream = new FileStream(Partial, mode, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        _json = new Utf8JsonWriter(_lines, new JsonWriterOptions { Encoder = Json.Line.Encoder });
    }

    // Where each leading chunk ends that has its checksum.
    static List<long> WholeChunks(ReadOnlySpan<byte> bytes, IReadOnlyList<uint> checksums)
    {
        List<long> ends = [];
        int start = 0;
        foreach (uint checksum in checksums)
        {
            int end = EndOfChunk(bytes, start);
            if (Crc32C.Of(bytes[start..end]) != checksum)
                break;
            ends.Add(start = end);
        }
        return ends;
    }

    static int EndOfChunk(ReadOnlySpan<byte> bytes, int start)
    {
        int end = start;
        for (int row = 0; row < FeatureChunk.Rows && bytes[end..].IndexOf((byte)'\n') is var length and >= 0; row++)
            end += length + 1;
        return end;
    }
}
