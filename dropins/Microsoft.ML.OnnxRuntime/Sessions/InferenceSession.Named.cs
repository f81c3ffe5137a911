using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

public unsafe partial class InferenceSession
{
    /// <summary>Runs the model on managed tensors and gives all outputs.</summary>
    public IDisposableReadOnlyCollection<DisposableNamedOnnxValue> Run(IReadOnlyCollection<NamedOnnxValue> inputs) =>
        Run(inputs, OutputNames, null);

    /// <summary>Runs the model on managed tensors and gives the outputs asked for.</summary>
    public IDisposableReadOnlyCollection<DisposableNamedOnnxValue> Run(
        IReadOnlyCollection<NamedOnnxValue> inputs, IReadOnlyCollection<string> outputNames) =>
        Run(inputs, outputNames, null);

    /// <inheritdoc cref="Run(IReadOnlyCollection{NamedOnnxValue}, IReadOnlyCollection{string})"/>
    /// <param name="options">May be null.</param>
    public IDisposableReadOnlyCollection<DisposableNamedOnnxValue> Run(
        IReadOnlyCollection<NamedOnnxValue> inputs, IReadOnlyCollection<string> outputNames, RunOptions options)
    {
        using DisposableList<OrtValue> values = Natives(inputs);
        return DisposableNamedOnnxValue.Named(outputNames, Run(options, Names(inputs), values, outputNames));
    }

    /// <summary>Runs the model on managed tensors into managed tensors of the type and shape that come out.</summary>
    public void Run(IReadOnlyCollection<NamedOnnxValue> inputs, IReadOnlyCollection<NamedOnnxValue> outputs) =>
        Run(inputs, outputs, null);

    /// <inheritdoc cref="Run(IReadOnlyCollection{NamedOnnxValue}, IReadOnlyCollection{NamedOnnxValue})"/>
    /// <param name="options">May be null.</param>
    public void Run(IReadOnlyCollection<NamedOnnxValue> inputs, IReadOnlyCollection<NamedOnnxValue> outputs, RunOptions options)
    {
        using DisposableList<OrtValue> values = Natives(inputs);
        using DisposableList<OrtValue> results = Natives(outputs);
        Run(options, Names(inputs), values, Names(outputs), results);
    }

    static string[] Names(IReadOnlyCollection<NamedOnnxValue> values) => [.. values.Select(value => value.Name)];

    static DisposableList<OrtValue> Natives(IReadOnlyCollection<NamedOnnxValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        DisposableList<OrtValue> natives = new(values.Count);
        try
        {
            foreach (NamedOnnxValue value in values)
                natives.Add(value.ToOrtValue());
            return natives;
        }
        catch
        {
            natives.Dispose();
            throw;
        }
    }
}
