namespace Strata.Tests.Devices;

/// <summary>Tests that probe devices. WebGPU keeps one context for the whole process, and profiling two sessions on it at once ends the process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneDeviceAtATime
{
    public const string Name = "one device at a time";
}
