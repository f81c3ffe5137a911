using System.Runtime.InteropServices;
using Strata.Training.Export;
using static TorchSharp.torch;

namespace Strata.Training.Runs;

/// <summary>Versions and machine of a run: what its figures were measured on.</summary>
/// <param name="Strata">Strata's version.</param>
/// <param name="Packages">"dropin" or "official": which TorchSharp and ONNX Runtime ran.</param>
/// <param name="Torch">The version of libtorch.</param>
/// <param name="DotNet">The version of .NET.</param>
/// <param name="System">The operating system.</param>
/// <param name="Cores">Processor cores.</param>
/// <param name="Threads">Threads that libtorch used.</param>
/// <param name="Device">Where it was trained.</param>
/// <param name="Started">When, UTC.</param>
public sealed record RunEnvironment(
    string Strata, string Packages, string Torch, string DotNet, string System, int Cores, int Threads, string Device, DateTime Started)
{
    /// <summary>This machine, now.</summary>
    public static RunEnvironment Current(Device device) => new(
        OnnxExporter.Version,
#if STRATA_DROPIN
        "dropin",
#else
        "official",
#endif
        __version__, RuntimeInformation.FrameworkDescription, RuntimeInformation.OSDescription, Environment.ProcessorCount,
        get_num_threads(), device.ToString(), DateTime.UtcNow);
}
