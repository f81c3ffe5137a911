using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Features;

/// <summary>Cuts batches into chunks and hands them to the files. A batch allocates nothing.</summary>
sealed class FeatureSink : IBatchSink
{
    readonly IReadOnlyList<IFeatureColumn> _columns;
    readonly SourceCheck _source;
    readonly FeatureJournal? _journal;
    readonly int _keptChunks;
    readonly List<uint> _checksums;
    readonly uint[] _line;
    long _rows;

    /// <param name="columns">The files.</param>
    /// <param name="source">Watches the images.</param>
    /// <param name="journal">Hears of every chunk that is done; null where nothing is written.</param>
    /// <param name="kept">The chunks that are there already: checksums of pixels, labels and files each.</param>
    /// <param name="expectedRows">How many rows there will be, to make room.</param>
    public FeatureSink(
        IReadOnlyList<IFeatureColumn> columns, SourceCheck source, FeatureJournal? journal, IReadOnlyList<uint[]> kept, long expectedRows)
    {
        (_columns, _source, _journal, _keptChunks, _line) = (columns, source, journal, kept.Count, new uint[columns.Count + 2]);
        _checksums = new List<uint>(checked((int)((FeatureChunk.CountOf(expectedRows) + 1) * _line.Length)));
        foreach (uint[] chunk in kept)
            _checksums.AddRange(chunk);
    }

    /// <summary>Rows so far, those that were there already among them.</summary>
    public long Rows => _rows;

    /// <summary>The checksums of all chunks, as files spell them.</summary>
    /// <param name="which">0 for pixels, 1 for labels, then the files.</param>
    public IReadOnlyList<string> Checksums(int which) =>
        [.. Enumerable.Range(0, _checksums.Count / _line.Length).Select(chunk => FeatureChunk.Spell(_checksums[chunk * _line.Length + which]))];

    /// <inheritdoc/>
    public void Write(BatchSlot slot)
    {
        for (int first = 0; first < slot.Count;)
        {
            int count = (int)Math.Min(slot.Count - first, FeatureChunk.Rows - _rows % FeatureChunk.Rows);
            _source.Append(slot, first, count);
            // A batch may begin in a chunk that is kept and end behind it.
            if (_rows / FeatureChunk.Rows >= _keptChunks)
                for (int column = 0; column < _columns.Count; column++)
                    _columns[column].Append(slot, first, count);
            (first, _rows) = (first + count, _rows + count);
            if (_rows % FeatureChunk.Rows == 0)
                EndChunk();
        }
    }

    /// <summary>Ends the last chunk.</summary>
    public void Finish()
    {
        if (_rows % FeatureChunk.Rows != 0)
            EndChunk();
    }

    void EndChunk()
    {
        long chunk = (_rows - 1) / FeatureChunk.Rows;
        (_line[0], _line[1]) = _source.EndChunk(chunk);
        if (chunk < _keptChunks)
            return;
        for (int column = 0; column < _columns.Count; column++)
            _line[column + 2] = _columns[column].EndChunk();
        _checksums.AddRange(_line);
        _journal?.Append(_line);
    }
}
