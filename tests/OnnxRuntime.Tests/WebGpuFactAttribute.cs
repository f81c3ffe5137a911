using Microsoft.ML.OnnxRuntime;

namespace Strata.Tests;

/// <summary>
/// A test on device memory, skipped where WebGPU finds no adapter. It needs no GPU: a software Vulkan serves, such as the
/// SwiftShader in Debian's chromium-common with libvulkan1 (VK_ICD_FILENAMES=/usr/lib/chromium/vk_swiftshader_icd.json).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WebGpuFactAttribute : FactAttribute
{
    static readonly Lazy<string?> s_missing = new(() =>
    {
        try
        {
            using SessionOptions options = new();
            options.AppendExecutionProvider("WebGPU");
            return null;
        }
        catch (OnnxRuntimeException error)
        {
            return $"no WebGPU here: {error.Message}";
        }
    });

    public WebGpuFactAttribute() => Skip = s_missing.Value;
}
