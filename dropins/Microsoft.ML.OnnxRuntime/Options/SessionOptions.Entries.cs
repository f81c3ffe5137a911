using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

public unsafe partial class SessionOptions
{
    /// <summary>Sets an option by its name, such as session.disable_cpu_ep_fallback.</summary>
    public void AddSessionConfigEntry(string configKey, string configValue)
    {
        using Lease options = new(this);
        fixed (byte* key = NativeText.Utf8(configKey), value = NativeText.Utf8(configValue))
            Status.Check(Api->AddSessionConfigEntry(options.Pointer, key, value));
    }

    /// <summary>Fixes the open dimensions of one denotation, such as DATA_BATCH.</summary>
    public void AddFreeDimensionOverride(string dimDenotation, long dimValue)
    {
        using Lease options = new(this);
        fixed (byte* denotation = NativeText.Utf8(dimDenotation))
            Status.Check(Api->AddFreeDimensionOverride(options.Pointer, denotation, dimValue));
    }

    /// <summary>Fixes the open dimensions of one name, such as N.</summary>
    public void AddFreeDimensionOverrideByName(string dimName, long dimValue)
    {
        using Lease options = new(this);
        fixed (byte* name = NativeText.Utf8(dimName))
            Status.Check(Api->AddFreeDimensionOverrideByName(options.Pointer, name, dimValue));
    }

    /// <summary>Uses the environment's thread pools, which OrtThreadingOptions made, instead of its own.</summary>
    public void DisablePerSessionThreads() => Set(Api->DisablePerSessionThreads);
}
