using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Interop;

/// <summary>
/// The library of onnxruntime-node can report its use to its maker: where it cannot reach it, reports pile up in memory, 3 kB for every run
/// that fails. The official .NET package 1.23.2 does not do so on Linux, so neither does the drop-in.
/// </summary>
static partial class Telemetry
{
    const string Switch = "ORT_DISABLE_TELEMETRY";

    /// <summary>Turns it off for this process, unless the variable says something already. Before the library is loaded.</summary>
    public static void TurnOff()
    {
        if (Environment.GetEnvironmentVariable(Switch) is not null)
            return;
        // .NET keeps a copy of the environment of its own, which native code does not see; on Windows there is but one.
        if (OperatingSystem.IsWindows())
            Environment.SetEnvironmentVariable(Switch, "1");
        else
            _ = SetEnvironment(Switch, "1", overwrite: 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
