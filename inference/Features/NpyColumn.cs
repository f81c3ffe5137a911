using Microsoft.Win32.SafeHandles;
using Strata.Sessions;
using Strata.Storage;
using Strata.Storage.Npy;

namespace Strata.Features;

/// <summary>The bytes of all rows of a batch, for one file.</summary>
delegate ReadOnlySpan<byte> RowBytes(BatchSlot slot);

/// <summary>
/// An NPY file under construction, written at its place row by row under the name FILE.partial. The disk is reserved up front, so that it
/// is not full half-way; plain writes, because a mapped page that finds no disk ends the process.
/// </summary>
sealed class NpyColumn(string folder, string file, NpyHeader planned, RowBytes rowsOf) : IFeatureColumn
{
    const int StepBytes = 1 << 20;

    readonly int _start = planned.ToBytes().Length;
    readonly string _final = Path.Combine(folder, file);
    SafeFileHandle? _handle;
    Crc32C _checksum = new();
    long _at;

    public string File => file;

    public int RowBytes { get; } = checked((int)(planned.RowLength * planned.ElementSize));

    string Partial => _final + ".partial";

    public int Recover(IReadOnlyList<uint> checksums)
    {
        // Killed between two renames: what had its final name already goes back to work.
        if (!System.IO.File.Exists(Partial) && System.IO.File.Exists(_final))
            System.IO.File.Move(_final, Partial);
        if (!System.IO.File.Exists(Partial))
            return 0;
        _handle = System.IO.File.OpenHandle(Partial, FileMode.Open, FileAccess.ReadWrite);
        byte[] step = new byte[StepBytes];
        int whole = 0;
        while (whole < checksums.Count && ChecksumOf(whole, step) == checksums[whole])
            whole++;
        return whole;
    }

    public void Begin(long rows)
    {
        if (rows == 0)
        {
            _handle?.Dispose();
            _handle = System.IO.File.OpenHandle(
                Partial, FileMode.Create, FileAccess.ReadWrite, preallocationSize: _start + planned.DataBytes);
            RandomAccess.Write(_handle, planned.ToBytes(), 0);
        }
        _at = _start + rows * RowBytes;
    }

    public void Append(BatchSlot slot, int first, int count)
    {
        ReadOnlySpan<byte> bytes = rowsOf(slot).Slice(first * RowBytes, count * RowBytes);
        _checksum.Append(bytes);
        RandomAccess.Write(_handle!, bytes, _at);
        _at += bytes.Length;
    }

    public uint EndChunk()
    {
        uint checksum = _checksum.Value;
        _checksum = new Crc32C();
        return checksum;
    }

    public void Flush() => RandomAccess.FlushToDisk(_handle!);

    public void Finish(long rows)
    {
        if (rows != planned.Rows)
            RandomAccess.Write(_handle!, new NpyHeader(planned.Type, [rows, .. planned.Shape.Skip(1)]).ToBytes(), 0);
        RandomAccess.SetLength(_handle!, _start + rows * RowBytes);
        Flush();
    }

    public void Commit()
    {
        _handle!.Dispose();
        System.IO.File.Move(Partial, _final, overwrite: true);
    }

    public void Dispose() => _handle?.Dispose();

    uint? ChecksumOf(int chunk, byte[] step)
    {
        long at = _start + (long)chunk * FeatureChunk.Rows * RowBytes;
        long left = Math.Min(FeatureChunk.Rows, planned.Rows - (long)chunk * FeatureChunk.Rows) * RowBytes;
        Crc32C crc = new();
        while (left > 0)
        {
            int read = RandomAccess.Read(_handle!, step.AsSpan(0, (int)Math.Min(left, step.Length)), at);
            if (read == 0)
                return null;
            crc.Append(step.AsSpan(0, read));
            (at, left) = (at + read, left - read);
        }
        return crc.Value;
    }
}
