namespace Microsoft.ML.OnnxRuntime;

/// <summary>Whether memory comes from the device each time or out of an arena.</summary>
public enum OrtAllocatorType
{
    DeviceAllocator = 0,
    ArenaAllocator = 1,
}
