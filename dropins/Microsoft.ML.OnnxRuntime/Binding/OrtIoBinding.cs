using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Interop;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>
/// Inputs and outputs of a session bound to memory, so that a run allocates nothing. Where an input must go to a device, it is
/// copied when it is bound: bind it again after writing to it. Bound memory stays valid until it is replaced or cleared.
/// </summary>
public unsafe class OrtIoBinding : SafeHandle
{
    readonly SessionHandle _session;

    // In the order of first binding, which is the native order of outputs too. Null: bound to a device, not to a value.
    readonly OrderedDictionary<string, ValueHandle> _inputs = [];
    readonly OrderedDictionary<string, ValueHandle> _outputs = [];

    internal OrtIoBinding(InferenceSession session)
        : base(0, ownsHandle: true)
    {
        using Lease owner = session.Use();
        nint made;
        Status.Check(Api->CreateIoBinding(owner.Pointer, &made));
        Lease.Hold(session.Handle, session);
        _session = session.Handle;
        SetHandle(made);
    }

    public override bool IsInvalid => handle == 0;

    public void BindInput(string name, OrtValue ortValue) =>
        Bind(_inputs, name, _session.InputName(name), ortValue, Api->BindInput);

    /// <summary>Binds an input to a block of memory that holds the tensor.</summary>
    public void BindInput(string name, TensorElementType elementType, long[] shape, OrtMemoryAllocation allocation)
    {
        using OrtValue value = OrtValue.OverAllocation(allocation, elementType, shape);
        BindInput(name, value);
    }

    public void BindOutput(string name, OrtValue ortValue) =>
        Bind(_outputs, name, _session.OutputName(name), ortValue, Api->BindOutput);

    /// <summary>Binds an output to a block of memory that has room for the tensor.</summary>
    public void BindOutput(string name, TensorElementType elementType, long[] shape, OrtMemoryAllocation allocation)
    {
        using OrtValue value = OrtValue.OverAllocation(allocation, elementType, shape);
        BindOutput(name, value);
    }

    /// <summary>Lets each run allocate the output in the memory described; for outputs of unknown shape.</summary>
    public void BindOutputToDevice(string name, OrtMemoryInfo memInfo)
    {
        ArgumentNullException.ThrowIfNull(memInfo);
        using Lease binding = new(this);
        using Lease info = new(memInfo);
        Status.Check(Api->BindOutputToDevice(binding.Pointer, _session.OutputName(name), info.Pointer));
        Replace(_outputs, name, null);
    }

    /// <summary>The bound outputs in the order in which they were first bound.</summary>
    public string[] GetOutputNames()
    {
        using Lease binding = new(this);
        return [.. _outputs.Keys];
    }

    /// <summary>The outputs of the last run, in the order of GetOutputNames.</summary>
    public IDisposableReadOnlyCollection<OrtValue> GetOutputValues()
    {
        using Lease binding = new(this);
        nint* values = null;
        nuint count;
        Status.Check(Api->GetBoundOutputValues(binding.Pointer, NativeText.DefaultAllocator, &values, &count));
        DisposableList<OrtValue> outputs = new((int)count);
        // A value over bound memory must keep that memory, even after the binding is gone.
        for (int i = 0; i < (int)count; i++)
            outputs.Add(new OrtValue(new ValueHandle(values[i], memory: _outputs.GetAt(i).Value)));
        if (values != null)
            Status.Check(Api->AllocatorFree(NativeText.DefaultAllocator, values));
        return outputs;
    }

    /// <summary>Waits until bound inputs have reached their device.</summary>
    public void SynchronizeBoundInputs()
    {
        using Lease binding = new(this);
        Status.Check(Api->SynchronizeBoundInputs(binding.Pointer));
    }

    /// <summary>Waits until outputs have come from their device.</summary>
    public void SynchronizeBoundOutputs()
    {
        using Lease binding = new(this);
        Status.Check(Api->SynchronizeBoundOutputs(binding.Pointer));
    }

    public void ClearBoundInputs()
    {
        using Lease binding = new(this);
        Api->ClearBoundInputs(binding.Pointer);
        Forget(_inputs);
    }

    public void ClearBoundOutputs()
    {
        using Lease binding = new(this);
        Api->ClearBoundOutputs(binding.Pointer);
        Forget(_outputs);
    }

    protected override bool ReleaseHandle()
    {
        Api->ReleaseIoBinding(handle);
        Forget(_inputs);
        Forget(_outputs);
        _session.DangerousRelease();
        return true;
    }

    void Bind(
        OrderedDictionary<string, ValueHandle> bound,
        string name,
        byte* native,
        OrtValue ortValue,
        delegate* unmanaged<nint, byte*, nint, nint> bind)
    {
        ArgumentNullException.ThrowIfNull(ortValue);
        using Lease binding = new(this);
        using Lease value = ortValue.Use();
        Status.Check(bind(binding.Pointer, native, value.Pointer));
        ortValue.Hold();
        Replace(bound, name, ortValue.Handle);
    }

    static void Replace(OrderedDictionary<string, ValueHandle> bound, string name, ValueHandle value)
    {
        if (bound.TryGetValue(name, out ValueHandle before))
            before?.DangerousRelease();
        bound[name] = value;
    }

    static void Forget(OrderedDictionary<string, ValueHandle> bound)
    {
        foreach ((_, ValueHandle value) in bound)
            value?.DangerousRelease();
        bound.Clear();
    }
}
