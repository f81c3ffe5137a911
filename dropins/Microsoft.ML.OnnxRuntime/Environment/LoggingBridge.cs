using System.Runtime.InteropServices;
using static Microsoft.ML.OnnxRuntime.Interop.NativeText;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Carries native log lines to the delegate of the environment.</summary>
static unsafe class LoggingBridge
{
    // Native threads may still log while an environment goes: the delegate stays until the next one takes its place.
    static DOrtLoggingFunction s_function;

    /// <summary>The function for the native side; lines go to the delegate from now on.</summary>
    public static nint Connect(DOrtLoggingFunction function)
    {
        s_function = function;
        return (nint)(delegate* unmanaged<nint, OrtLoggingLevel, byte*, byte*, byte*, byte*, void>)&Log;
    }

    [UnmanagedCallersOnly]
    static void Log(nint param, OrtLoggingLevel severity, byte* category, byte* logId, byte* codeLocation, byte* message)
    {
        try
        {
            s_function(param, severity, Read(category), Read(logId), Read(codeLocation), Read(message));
        }
        catch (Exception failure)
        {
            // An exception cannot pass through native frames; losing it without a word would hide the line and the bug.
            Console.Error.WriteLine($"The logging function failed ({failure.Message}) at: {Read(message)}");
        }
    }
}
