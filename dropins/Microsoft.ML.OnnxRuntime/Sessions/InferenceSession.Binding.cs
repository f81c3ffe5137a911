using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

public unsafe partial class InferenceSession
{
    /// <summary>Runs on what is bound; allocates nothing.</summary>
    /// <param name="runOptions">May be null.</param>
    public void RunWithBinding(RunOptions runOptions, OrtIoBinding ioBinding)
    {
        ArgumentNullException.ThrowIfNull(ioBinding);
        using Lease session = Use();
        using Lease options = new(runOptions);
        using Lease binding = new(ioBinding);
        Status.Check(Api->RunWithBinding(session.Pointer, options.Pointer, binding.Pointer));
    }

    /// <summary>Runs on what is bound and gives the bound outputs.</summary>
    public IDisposableReadOnlyCollection<OrtValue> RunWithBoundResults(RunOptions runOptions, OrtIoBinding ioBinding)
    {
        RunWithBinding(runOptions, ioBinding);
        return ioBinding.GetOutputValues();
    }

    /// <summary>Runs on what is bound and gives the bound outputs by their names, or by names given in that order.</summary>
    public IDisposableReadOnlyCollection<DisposableNamedOnnxValue> RunWithBindingAndNames(
        RunOptions runOptions, OrtIoBinding ioBinding, string[] names = null)
    {
        IDisposableReadOnlyCollection<OrtValue> values = RunWithBoundResults(runOptions, ioBinding);
        return DisposableNamedOnnxValue.Named(names ?? ioBinding.GetOutputNames(), values);
    }
}
