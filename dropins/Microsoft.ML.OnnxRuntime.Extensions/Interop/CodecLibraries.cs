using System.Reflection;
using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Extensions.Interop;

/// <summary>Where the codecs lie: with the system, under the name that each system gives the version needed.</summary>
static class CodecLibraries
{
    public const string TurboJpeg = "turbojpeg";
    public const string Png = "png16";

    static readonly Lock s_resolving = new();
    static bool s_resolved;

    /// <summary>Makes the names above mean the system's files.</summary>
    public static void Resolve()
    {
        lock (s_resolving)
        {
            if (s_resolved)
                return;
            NativeLibrary.SetDllImportResolver(typeof(CodecLibraries).Assembly, Load);
            s_resolved = true;
        }
    }

    static nint Load(string name, Assembly assembly, DllImportSearchPath? paths)
    {
        string file = (name, OperatingSystem.IsWindows(), OperatingSystem.IsMacOS()) switch
        {
            (TurboJpeg, true, _) => "turbojpeg.dll",
            (TurboJpeg, _, true) => "libturbojpeg.0.dylib",
            (TurboJpeg, _, _) => "libturbojpeg.so.0",
            (Png, true, _) => "libpng16.dll",
            (Png, _, true) => "libpng16.16.dylib",
            _ => "libpng16.so.16",
        };
        return NativeLibrary.TryLoad(file, assembly, paths, out nint library) ? library
            : throw new DllNotFoundException($"{file} is not installed: run 'dotnet run scripts/setup.cs'");
    }
}
