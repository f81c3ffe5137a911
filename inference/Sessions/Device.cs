namespace Strata.Sessions;

/// <summary>What a model runs on.</summary>
public enum Device
{
    /// <summary>The processor: everywhere, and the measure of all others.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU, through CUDA and cuDNN.</summary>
    Cuda,

    /// <summary>An NVIDIA GPU, through TensorRT; CUDA takes what it leaves.</summary>
    TensorRt,

    /// <summary>Any GPU that Vulkan, Direct3D 12 or Metal drive, or a software one.</summary>
    WebGpu,

    /// <summary>The first of TensorRT, CUDA and the processor that really runs here.</summary>
    Auto,
}
