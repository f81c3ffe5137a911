namespace Strata.Devices;

/// <summary>What a model runs on.</summary>
public enum Device
{
    /// <summary>The processor: everywhere, and the measure of all others.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU, through CUDA and cuDNN.</summary>
    Cuda,

    /// <summary>An NVIDIA GPU, through TensorRT, which builds its engine for minutes; CUDA takes what it leaves.</summary>
    TensorRt,

    /// <summary>Any GPU that Vulkan, Direct3D 12 or Metal drive; also one that is only emulated, which is slower than the processor.</summary>
    WebGpu,

    /// <summary>CUDA where it really runs, else the processor. The others are taken only by name.</summary>
    Auto,
}
