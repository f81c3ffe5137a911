using Strata.Devices;
using Strata.Profiles;

namespace Strata.Benchmarking;

/// <summary>What `bench` found.</summary>
/// <param name="Model">The model.</param>
/// <param name="Device">What it ran on.</param>
/// <param name="Placement">Which nodes ran where; null on the CPU.</param>
/// <param name="Threads">Threads that run the model; 0 for one a core.</param>
/// <param name="Runtime">The engine.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Date">The day, in UTC.</param>
/// <param name="Batches">The figures for each batch size.</param>
/// <param name="ProfiledBatch">The batch size of the profile.</param>
/// <param name="Operators">The profile: what each operator takes.</param>
public sealed record BenchReport(
    string Model, Device Device, Placement? Placement, int Threads, string Runtime, string Machine, string Date, IReadOnlyList<BatchFigures> Batches,
    int ProfiledBatch, IReadOnlyList<OperatorTime> Operators);
