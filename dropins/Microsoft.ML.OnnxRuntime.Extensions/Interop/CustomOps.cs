using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Extensions.Interop;

/// <summary>
/// The package's entry point. In the official package it is a function of a native library that the runtime's package calls by its
/// name; here the drop-in of the runtime finds it by its name in this assembly.
/// </summary>
static unsafe class CustomOps
{
    const int ApiBaseGetApi = 0;

    static readonly Lock s_making = new();
    static nint s_domain;

    /// <summary>Adds the operators of the domain ai.onnx.contrib to the options of a session.</summary>
    /// <param name="options">OrtSessionOptions*.</param>
    /// <param name="apiBase">OrtApiBase*.</param>
    /// <returns>OrtStatus*, zero for success.</returns>
    [UnmanagedCallersOnly]
    public static nint RegisterCustomOps(nint options, nint* apiBase)
    {
        OrtApi* api = ((delegate* unmanaged<uint, OrtApi*>)apiBase[ApiBaseGetApi])(OrtApi.Version);
        return Status.Of(api, () => Status.Check(api->AddCustomOpDomain(options, Domain(api))));
    }

    // Sessions keep pointers to domain and operators without owning them, so one of each stays for the life of the process.
    static nint Domain(OrtApi* api)
    {
        lock (s_making)
        {
            if (s_domain != 0)
                return s_domain;
            nint domain;
            fixed (byte* name = "ai.onnx.contrib\0"u8)
                Status.Check(api->CreateCustomOpDomain(name, &domain));
            Status.Check(api->CustomOpDomain_Add(domain, DecodeImageOp.Create(api)));
            return s_domain = domain;
        }
    }
}
