namespace Strata.Training.Runs;

/// <summary>
/// The end of standard input as a wish to stop. Whoever starts a worker holds the other end of that pipe and never writes: it closes when
/// they want the worker to stop, and when they die of anything, a kill that leaves no time to say so included.
/// </summary>
static class InputEnd
{
    /// <summary>A token that is set once standard input has ended, or the other one is.</summary>
    public static CancellationToken Or(CancellationToken other)
    {
        // It lives as long as the process.
        CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(other);
        Thread watch = new(() =>
        {
            using Stream input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
                // Nobody writes.
            }
            stop.Cancel();
        })
        { IsBackground = true, Name = "end of input" };
        watch.Start();
        return stop.Token;
    }
}
