namespace Strata.Fuzzing;

/// <summary>What a reader did with damaged files.</summary>
/// <param name="Target">The reader.</param>
/// <param name="Inputs">Files that it was given.</param>
/// <param name="Accepted">Those that it read.</param>
/// <param name="Refused">Those that it refused in one line.</param>
/// <param name="Faults">Those that it did something else with: number of the file and what happened.</param>
/// <param name="Seconds">How long that took.</param>
/// <param name="SlowestSeconds">How long the slowest file took.</param>
/// <param name="PeakGrowth">By how many bytes the process's working set grew at most over what it was after the sound files.</param>
sealed record FuzzReport(
    string Target, long Inputs, long Accepted, long Refused, IReadOnlyList<string> Faults, double Seconds, double SlowestSeconds, long PeakGrowth);
