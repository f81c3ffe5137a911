using Strata.Analysis.Numerics;
using Strata.CommandLine;

namespace Strata.Analysis.Embedding;

/// <summary>How a fit runs: threads, progress and the wish to stop. Nothing in it changes a single bit of the result.</summary>
public sealed record Execution
{
    /// <summary>Threads, 1 and up; 0 for one a core.</summary>
    public int Threads { get; init; }

    /// <summary>Counts iterations as they are done, with a short state; null for nobody.</summary>
    public IProgressReport? Progress { get; init; }

    /// <summary>Set once the person asks to stop.</summary>
    public CancellationToken Cancel { get; init; }

    /// <summary>
    /// Does the work for 0..count-1 in pieces. A piece must write only what is its own and read nothing that another writes; then
    /// the result does not depend on who did it, nor when.
    /// </summary>
    /// <param name="count">How much there is to do.</param>
    /// <param name="piece">How much of it is one piece, at least 1: the same whatever the number of threads.</param>
    /// <param name="work">Does the work from its first argument up to, not including, its second.</param>
    public void Each(int count, int piece, Action<int, int> work) =>
        RowBlocks.ForEach(count, piece, Threads, (start, length) => work(start, start + length));

    /// <summary>Says that an iteration is done, and stops here where that was asked for.</summary>
    /// <exception cref="OperationCanceledException">The person asked to stop.</exception>
    public void Step(string note = "")
    {
        Cancel.ThrowIfCancellationRequested();
        Progress?.Advance(1, note);
    }
}
