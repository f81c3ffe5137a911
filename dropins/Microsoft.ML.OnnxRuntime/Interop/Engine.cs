using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Interop;

/// <summary>The native library beside the program, loaded at the first call into it.</summary>
static unsafe class Engine
{
    const string Advice = "run 'dotnet run scripts/setup.cs', then build again";

    static readonly Lock s_loading = new();
    static nint s_library;
    static nint s_version;
    static nint* s_base;
    static volatile OrtApi* s_api;

    /// <summary>The function table.</summary>
    /// <exception cref="DllNotFoundException">The library is not beside the program, or is too old.</exception>
    public static OrtApi* Api => s_api != null ? s_api : Load();

    /// <summary>What the table comes from (OrtApiBase), for libraries of operators that ask for a table of their own version.</summary>
    public static nint* ApiBase
    {
        get
        {
            _ = Api;
            return s_base;
        }
    }

    /// <summary>The release of the native library, such as 1.30.0.</summary>
    public static string Version
    {
        get
        {
            _ = Api;
            return NativeText.Read((byte*)s_version);
        }
    }

    /// <summary>A function that the library exports by name, outside its table.</summary>
    public static nint Export(string name)
    {
        _ = Api;
        return NativeLibrary.GetExport(s_library, name);
    }

    static string FileName => OperatingSystem.IsWindows() ? "onnxruntime.dll"
        : OperatingSystem.IsMacOS() ? "libonnxruntime.1.dylib"
        : "libonnxruntime.so.1";

    static OrtApi* Load()
    {
        lock (s_loading)
        {
            if (s_api != null)
                return s_api;
            string path = Path.Combine(AppContext.BaseDirectory, FileName);
            if (!File.Exists(path))
                throw new DllNotFoundException($"The native ONNX Runtime is not there ({path}): {Advice}");
            Telemetry.TurnOff();
            nint library = NativeLibrary.Load(path);
            var getBase = (delegate* unmanaged<nint*>)NativeLibrary.GetExport(library, "OrtGetApiBase");
            nint* apiBase = getBase();
            string version = NativeText.Read(((delegate* unmanaged<byte*>)apiBase[1])());
            OrtApi* api = ((delegate* unmanaged<uint, OrtApi*>)apiBase[0])(OrtApi.Version);
            if (api == null)
                throw new DllNotFoundException($"{path} is ONNX Runtime {version}, older than 1.{OrtApi.Version}: {Advice}");
            s_version = (nint)((delegate* unmanaged<byte*>)apiBase[1])();
            s_library = library;
            s_base = apiBase;
            s_api = api;
            return api;
        }
    }
}
