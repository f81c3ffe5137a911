using TorchSharp.Modules;

namespace Strata.Training.Optimizers;

/// <summary>Parameters that learn at one rate.</summary>
/// <param name="Parameters">The parameters, at least one.</param>
/// <param name="Factor">The share of the run's learning rate at which they learn, above 0; schedules keep it.</param>
public sealed record ParameterGroup(IReadOnlyList<Parameter> Parameters, double Factor);
