using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

public unsafe partial class InferenceSession
{
    /// <summary>Runs the model on values by name.</summary>
    /// <param name="runOptions">May be null.</param>
    /// <returns>The outputs asked for, in their order, over native memory.</returns>
    public IDisposableReadOnlyCollection<OrtValue> Run(
        RunOptions runOptions, IReadOnlyDictionary<string, OrtValue> inputs, IReadOnlyCollection<string> outputNames)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Run(runOptions, [.. inputs.Keys], [.. inputs.Values], outputNames);
    }

    /// <inheritdoc cref="Run(RunOptions, IReadOnlyDictionary{string, OrtValue}, IReadOnlyCollection{string})"/>
    /// <param name="inputNames">As many as there are values, in their order.</param>
    public IDisposableReadOnlyCollection<OrtValue> Run(
        RunOptions runOptions,
        IReadOnlyCollection<string> inputNames,
        IReadOnlyCollection<OrtValue> inputValues,
        IReadOnlyCollection<string> outputNames)
    {
        ArgumentNullException.ThrowIfNull(outputNames);
        int count = outputNames.Count;
        Span<nint> made = count <= Operands.OnStack ? stackalloc nint[count] : new nint[count];
        made.Clear();
        Run(runOptions, inputNames, inputValues, outputNames, made);
        DisposableList<OrtValue> outputs = new(count);
        foreach (nint value in made)
            outputs.Add(new OrtValue(new ValueHandle(value)));
        return outputs;
    }

    /// <summary>Runs the model into values that are there already; with arrays or lists it allocates nothing.</summary>
    /// <param name="outputValues">As many as there are names; of the type and shape that come out.</param>
    public void Run(
        RunOptions runOptions,
        IReadOnlyCollection<string> inputNames,
        IReadOnlyCollection<OrtValue> inputValues,
        IReadOnlyCollection<string> outputNames,
        IReadOnlyCollection<OrtValue> outputValues)
    {
        ArgumentNullException.ThrowIfNull(outputNames);
        ArgumentNullException.ThrowIfNull(outputValues);
        if (outputNames.Count != outputValues.Count)
            throw new ArgumentException($"{outputNames.Count} names for {outputValues.Count} outputs", nameof(outputValues));
        int count = outputValues.Count;
        Span<nint> held = count <= Operands.OnStack ? stackalloc nint[count] : new nint[count];
        using Operands outputs = new(outputValues, held);
        Run(runOptions, inputNames, inputValues, outputNames, held);
    }

    void Run(
        RunOptions runOptions,
        IReadOnlyCollection<string> inputNames,
        IReadOnlyCollection<OrtValue> inputValues,
        IReadOnlyCollection<string> outputNames,
        Span<nint> outputs)
    {
        ArgumentNullException.ThrowIfNull(inputNames);
        ArgumentNullException.ThrowIfNull(inputValues);
        if (inputNames.Count != inputValues.Count)
            throw new ArgumentException($"{inputNames.Count} names for {inputValues.Count} inputs", nameof(inputValues));
        using Lease session = Use();
        using Lease options = new(runOptions);
        int inputCount = inputNames.Count;
        int names = inputCount + outputs.Length;
        Span<nint> natives = names <= Operands.OnStack ? stackalloc nint[names] : new nint[names];
        Span<nint> held = inputCount <= Operands.OnStack ? stackalloc nint[inputCount] : new nint[inputCount];
        IReadOnlyList<string> inputList = Operands.Indexed(inputNames);
        for (int i = 0; i < inputCount; i++)
            natives[i] = (nint)_handle.InputName(inputList[i]);
        IReadOnlyList<string> outputList = Operands.Indexed(outputNames);
        for (int i = 0; i < outputs.Length; i++)
            natives[inputCount + i] = (nint)_handle.OutputName(outputList[i]);
        using Operands inputs = new(inputValues, held);
        fixed (nint* allNames = natives, inputPointers = held, outputPointers = outputs)
        {
            Status.Check(Api->Run(session.Pointer, options.Pointer, (byte**)allNames, inputPointers, (nuint)inputCount,
                (byte**)(allNames + inputCount), (nuint)outputs.Length, outputPointers));
        }
    }
}
