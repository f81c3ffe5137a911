namespace Strata.Analysis.Numerics;

/// <summary>
/// Work cut into blocks of rows of one fixed size. Which thread does a block changes nothing in it, so results do not depend on the
/// number of threads.
/// </summary>
public static class RowBlocks
{
    /// <summary>How many blocks there are.</summary>
    public static int Count(int rows, int size) => (rows + size - 1) / size;

    /// <summary>Does every block; those of one thread after each other, with the same scratch.</summary>
    /// <param name="rows">Rows in all.</param>
    /// <param name="size">Rows a block; the last may have fewer.</param>
    /// <param name="threads">At most so many at once; 0 for one a core.</param>
    /// <param name="scratch">Makes what a thread needs to work in.</param>
    /// <param name="work">Does one block: scratch, first row, number of rows.</param>
    /// <param name="cancel">Stops before the next block.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void ForEach<TScratch>(
        int rows, int size, int threads, Func<TScratch> scratch, Action<TScratch, int, int> work, CancellationToken cancel = default)
    {
        int count = Count(rows, size);
        int workers = Math.Min(threads > 0 ? threads : Environment.ProcessorCount, count);
        if (workers <= 1)
        {
            TScratch own = scratch();
            for (int block = 0; block < count; block++)
                Do(own, block);
            return;
        }
        ParallelOptions options = new() { MaxDegreeOfParallelism = workers, CancellationToken = cancel };
        Parallel.For(0, count, options, scratch, (block, _, own) =>
        {
            Do(own, block);
            return own;
        }, _ => { });

        void Do(TScratch own, int block)
        {
            cancel.ThrowIfCancellationRequested();
            work(own, block * size, Math.Min(size, rows - block * size));
        }
    }

    /// <summary>Does every block of work that needs no scratch: first row, number of rows.</summary>
    /// <inheritdoc cref="ForEach{TScratch}"/>
    public static void ForEach(int rows, int size, int threads, Action<int, int> work, CancellationToken cancel = default) =>
        ForEach<object?>(rows, size, threads, () => null, (_, start, count) => work(start, count), cancel);
}
