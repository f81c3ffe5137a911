using Strata.Devices;

namespace Strata.Tests.Devices;

/// <summary>
/// A test on a device that is not the CPU, skipped where WebGPU finds none. It needs no GPU: a software Vulkan serves, such as the
/// SwiftShader of Debian's chromium with libvulkan1 (VK_ICD_FILENAMES=/usr/lib/chromium/vk_swiftshader_icd.json).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WebGpuFactAttribute : FactAttribute
{
    static readonly Lazy<string?> s_missing = new(() => DeviceProbe.RunAll().Single(report => report.Device == Device.WebGpu).Why);

    public WebGpuFactAttribute() => Skip = s_missing.Value;
}
