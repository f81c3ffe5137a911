namespace Strata.Devices;

/// <summary>What one execution provider has of a model.</summary>
/// <param name="Provider">As ONNX Runtime names it, as in "CUDAExecutionProvider".</param>
/// <param name="Nodes">Nodes of the optimised graph that run on it.</param>
/// <param name="NodeShare">The same as a share of all nodes, 0 to 1.</param>
/// <param name="TimeShare">Its share of the time spent in nodes, 0 to 1.</param>
public sealed record ProviderShare(string Provider, int Nodes, double NodeShare, double TimeShare);
