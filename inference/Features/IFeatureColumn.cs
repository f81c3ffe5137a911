using Strata.Sessions;

namespace Strata.Features;

/// <summary>A file under construction that gets one entry a row.</summary>
interface IFeatureColumn : IDisposable
{
    /// <summary>The finished file's name.</summary>
    string File { get; }

    /// <summary>Whether there is such a file at all.</summary>
    bool IsThere => true;

    /// <summary>Bytes a row; 0 where rows differ.</summary>
    int RowBytes => 0;

    /// <summary>Opens what an earlier process left and says how many of its leading chunks are whole.</summary>
    /// <param name="checksums">What each chunk's checksum should be.</param>
    int Recover(IReadOnlyList<uint> checksums);

    /// <summary>Begins behind some rows that are there already; with 0, anew.</summary>
    void Begin(long rows);

    /// <summary>Appends rows of a batch.</summary>
    /// <param name="slot">The batch.</param>
    /// <param name="first">The first of its rows.</param>
    /// <param name="count">How many, all in one chunk.</param>
    void Append(BatchSlot slot, int first, int count);

    /// <summary>Ends a chunk.</summary>
    /// <returns>Its checksum.</returns>
    uint EndChunk();

    /// <summary>Brings what was appended to the disk; another thread may append meanwhile.</summary>
    void Flush();

    /// <summary>Ends the file and brings all of it to the disk.</summary>
    /// <param name="rows">Rows in all.</param>
    void Finish(long rows);

    /// <summary>Gives the finished file its final name.</summary>
    void Commit();
}
