using System.Reflection;
using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

public unsafe partial class SessionOptions
{
    const string ExtensionsPackage = "Microsoft.ML.OnnxRuntime.Extensions";

    /// <summary>Adds the operators of the package Microsoft.ML.OnnxRuntime.Extensions, which the program must reference.</summary>
    /// <exception cref="OnnxRuntimeException">The package is not there.</exception>
    public void RegisterOrtExtensions()
    {
        var register = (delegate* unmanaged<nint, nint*, nint>)RegisterCustomOps();
        using Lease options = new(this);
        Status.Check(register(options.Pointer, Engine.ApiBase));
    }

    // As the official package finds a native function in the library of that name, this one finds a function in the assembly of that name.
    static nint RegisterCustomOps()
    {
        try
        {
            MethodInfo entry = Assembly.Load(ExtensionsPackage).GetType($"{ExtensionsPackage}.Interop.CustomOps", throwOnError: true)
                .GetMethod("RegisterCustomOps");
            return entry.MethodHandle.GetFunctionPointer();
        }
        catch (Exception error) when (error is FileNotFoundException or TypeLoadException)
        {
            throw new OnnxRuntimeException(ErrorCode.NoSuchFile, $"The {ExtensionsPackage} NuGet package must be referenced by the program");
        }
    }
}
