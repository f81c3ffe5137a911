using System.Runtime.InteropServices;
using Strata.Pipelines;
using Strata.Sessions;
using Strata.Storage.Npy;

namespace Strata.Features;

/// <summary>The files that an extraction writes.</summary>
sealed class FeatureColumns : IDisposable
{
    /// <summary>The file of labels.</summary>
    public const string Labels = "labels.npy";

    /// <summary>The file of places in the split.</summary>
    public const string Images = "images.npy";

    readonly List<IFeatureColumn> _files = [];

    /// <summary>The files, in the order of the journal's checksums.</summary>
    public IReadOnlyList<IFeatureColumn> Files => _files;

    /// <summary>What they will take on the disk beyond what an earlier process left there.</summary>
    public long BytesToWrite { get; private set; }

    /// <summary>Adds the files that tell rows apart, where they are not there yet.</summary>
    public void AddRows(string folder, IImageStream stream, bool isNew)
    {
        if (!isNew)
            return;
        Add(folder, Labels, new NpyHeader(NpyType.Int32, [stream.Count]), slot => MemoryMarshal.AsBytes(slot.Labels.AsSpan(0, slot.Count)));
        long[] places = [];
        Add(folder, Images, new NpyHeader(NpyType.Int64, [stream.Count]), slot =>
        {
            if (places.Length < slot.Count)
                places = new long[slot.Capacity];
            for (int i = 0; i < slot.Count; i++)
                places[i] = slot.First + i;
            return MemoryMarshal.AsBytes(places.AsSpan(0, slot.Count));
        });
        _files.Add(new FileNameColumn(folder));
    }

    /// <summary>Adds a file for each tap; the pipeline's outputs are the taps', in this order.</summary>
    public void AddTaps(string folder, IReadOnlyList<Tap> taps, long rows)
    {
        for (int i = 0; i < taps.Count; i++)
        {
            int output = i;
            Add(folder, taps[i].File, new NpyHeader(taps[i].FileType, [rows, taps[i].Width]), slot => slot.OutputBytes(output));
        }
    }

    /// <summary>The leading chunks of a journal that are whole in every file.</summary>
    public IReadOnlyList<uint[]> Recover(IReadOnlyList<uint[]> chunks)
    {
        uint[][] sound = [.. chunks.TakeWhile(chunk => chunk.Length == _files.Count + 2)];
        int whole = sound.Length;
        for (int i = 0; i < _files.Count && whole > 0; i++)
            whole = Math.Min(whole, _files[i].Recover([.. sound.Take(whole).Select(chunk => chunk[i + 2])]));
        return sound[..whole];
    }

    /// <summary>Opens all files behind the chunks that are kept.</summary>
    public void Begin(int keptChunks) => _files.ForEach(file => file.Begin((long)keptChunks * FeatureChunk.Rows));

    /// <summary>
    /// Gives all files their final names, once all of them lie on the disk. They are brought there together, each by a thread that does
    /// nothing but wait: one after the other, every file would wait for a turn of the file system's journal of its own.
    /// </summary>
    /// <param name="rows">Rows in all.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Commit(long rows)
    {
        Task.WhenAll(_files.Select(file => Task.Factory.StartNew(() => file.Finish(rows), TaskCreationOptions.LongRunning)))
            .GetAwaiter().GetResult();
        _files.ForEach(file => file.Commit());
    }

    /// <inheritdoc/>
    public void Dispose() => _files.ForEach(file => file.Dispose());

    void Add(string folder, string file, NpyHeader header, RowBytes rowsOf)
    {
        _files.Add(new NpyColumn(folder, file, header, rowsOf));
        FileInfo partial = new(Path.Combine(folder, file + ".partial"));
        BytesToWrite += Math.Max(0, header.ToBytes().Length + header.DataBytes - (partial.Exists ? partial.Length : 0));
    }
}
