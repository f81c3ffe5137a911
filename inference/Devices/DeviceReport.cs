namespace Strata.Devices;

/// <summary>Whether a device really runs on this machine.</summary>
/// <param name="Device">The device.</param>
/// <param name="Runs">Whether a tiny network ran on it.</param>
/// <param name="Placement">What of the network ran there; null where it did not, and for the CPU, which runs all of it.</param>
/// <param name="ImagesPerSecond">How fast it ran; 0 where it did not.</param>
/// <param name="Difference">The largest difference of its logits from the CPU's; 0 where it did not run.</param>
/// <param name="Why">Why it does not run; null where it does.</param>
public sealed record DeviceReport(
    Device Device, bool Runs, Placement? Placement, double ImagesPerSecond, double Difference, string? Why);
