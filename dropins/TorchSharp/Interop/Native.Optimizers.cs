using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The functions of native/optimizer.cpp.</summary>
static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial byte* strata_sgd_step(nint parameter, nint buffer, double rate, double momentum, double dampening,
        double decay, int nesterov, out StepOutcome outcome);

    [LibraryImport(Library)]
    internal static partial byte* strata_adam_step(nint parameter, nint expAvg, nint expAvgSq, double rate, double beta1, double beta2,
        double eps, double decay, int decoupled, long step, out StepOutcome outcome);
}

/// <summary>What a fused step did; the order is that of Outcome in native/optimizer.cpp.</summary>
enum StepOutcome
{
    NotSuited, NoGradient, Done,
}
