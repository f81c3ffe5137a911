using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>An ATen operator, named as in native_functions.yaml ("add.Tensor"); found once, then a plain handle.</summary>
sealed unsafe class Op(string name)
{
    // Room for the arrays, tensor lists and strings of nearly every call; a longer one takes its room from the pool.
    const int StackBytes = 512;

    nint _handle;

    /// <summary>Calls the operator and wraps the single tensor that it returns; null where that tensor is undefined.</summary>
    internal Tensor Tensor(params ReadOnlySpan<Arg> args)
    {
        NativeValue result = default;
        Invoke(args, &result, 1);
        return Wrap(result.Pointer);
    }

    /// <summary>Calls the operator for its effect alone, as the in-place operators are.</summary>
    internal void Run(params ReadOnlySpan<Arg> args) => Invoke(args, null, 0);

    /// <summary>Calls an operator that changes its first argument, and returns that argument.</summary>
    internal Tensor Self(params ReadOnlySpan<Arg> args)
    {
        Invoke(args, null, 0);
        return (Tensor)args[0].Reference;
    }

    internal (Tensor, Tensor) Two(params ReadOnlySpan<Arg> args)
    {
        NativeValue* results = stackalloc NativeValue[2];
        Invoke(args, results, 2);
        return (Wrap(results[0].Pointer), Wrap(results[1].Pointer));
    }

    internal (Tensor, Tensor, Tensor) Three(params ReadOnlySpan<Arg> args)
    {
        NativeValue* results = stackalloc NativeValue[3];
        Invoke(args, results, 3);
        return (Wrap(results[0].Pointer), Wrap(results[1].Pointer), Wrap(results[2].Pointer));
    }

    internal Tensor[] Many(params ReadOnlySpan<Arg> args)
    {
        NativeValue result = default;
        Invoke(args, &result, 1);
        var tensors = new Tensor[result.Count];
        for (int i = 0; i < tensors.Length; i++)
            tensors[i] = Wrap(((nint*)result.Pointer)[i]);
        Native.strata_free(result.Pointer);
        return tensors;
    }

    internal bool Truth(params ReadOnlySpan<Arg> args)
    {
        NativeValue result = default;
        Invoke(args, &result, 1);
        return result.Integer != 0;
    }

    internal Scalar Number(params ReadOnlySpan<Arg> args)
    {
        NativeValue result = default;
        Invoke(args, &result, 1);
        return new Scalar(result.Tag, result.Integer);
    }

    static Tensor Wrap(nint handle) => handle == 0 ? null : new Tensor(handle);

    void Invoke(ReadOnlySpan<Arg> args, NativeValue* results, int capacity)
    {
        if (_handle == 0)
            Find();
        int bytes = ScratchBytes(args);
        if (bytes <= StackBytes)
        {
            byte* scratch = stackalloc byte[bytes];
            Invoke(args, scratch, results, capacity);
            return;
        }
        byte* heap = (byte*)NativeMemory.Alloc((nuint)bytes);
        try
        {
            Invoke(args, heap, results, capacity);
        }
        finally
        {
            NativeMemory.Free(heap);
        }
    }

    void Invoke(ReadOnlySpan<Arg> args, byte* scratch, NativeValue* results, int capacity)
    {
        NativeValue* values = stackalloc NativeValue[args.Length];
        for (int i = 0; i < args.Length; i++)
            scratch = Lower(args[i], scratch, out values[i]);
        Native.Check(Native.strata_call(_handle, values, args.Length, results, capacity));
        foreach (ref readonly Arg arg in args)
            GC.KeepAlive(arg.Reference);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Find()
    {
        string[] parts = name.Split('.');
        fixed (byte* bare = Encoding.UTF8.GetBytes($"aten::{parts[0]}\0"))
        fixed (byte* overload = Encoding.UTF8.GetBytes((parts.Length > 1 ? parts[1] : "") + '\0'))
        {
            Native.Check(Native.strata_operator_find(bare, overload, out nint handle));
            _handle = handle;
        }
    }

    static int ScratchBytes(ReadOnlySpan<Arg> args)
    {
        int bytes = 0;
        foreach (ref readonly Arg arg in args)
        {
            bytes += arg.Tag switch
            {
                NativeTag.IntList or NativeTag.DoubleList or NativeTag.TensorList or NativeTag.OptionalTensorList
                    => 8 * Unsafe.As<Array>(arg.Reference).Length,
                NativeTag.BoolList => Align(Unsafe.As<Array>(arg.Reference).Length),
                NativeTag.String => Align(Encoding.UTF8.GetByteCount(Unsafe.As<string>(arg.Reference))),
                _ => 0,
            };
        }
        return bytes;
    }

    static int Align(int bytes) => (bytes + 7) & ~7;

    // Writes the array of a list behind the scratch pointer and returns where the next one goes.
    static byte* Lower(in Arg arg, byte* scratch, out NativeValue value)
    {
        value = new NativeValue { Tag = arg.Tag, Integer = arg.Bits };
        switch (arg.Tag)
        {
            case NativeTag.Tensor:
                value.Pointer = Unsafe.As<Tensor>(arg.Reference).Handle;
                return scratch;
            case NativeTag.Generator:
                value.Pointer = Unsafe.As<Generator>(arg.Reference).Handle;
                return scratch;
            case NativeTag.Device:
                value.Count = Unsafe.As<Device>(arg.Reference).index;
                return scratch;
            case NativeTag.IntList:
                return Copy(Unsafe.As<long[]>(arg.Reference), scratch, ref value);
            case NativeTag.DoubleList:
                return Copy(Unsafe.As<double[]>(arg.Reference), scratch, ref value);
            case NativeTag.BoolList:
                return Copy(Unsafe.As<bool[]>(arg.Reference), scratch, ref value);
            case NativeTag.TensorList or NativeTag.OptionalTensorList:
                return Copy(Unsafe.As<Tensor[]>(arg.Reference), scratch, ref value);
            case NativeTag.String:
                string text = Unsafe.As<string>(arg.Reference);
                value.Pointer = (nint)scratch;
                value.Count = Encoding.UTF8.GetBytes(text, new Span<byte>(scratch, Encoding.UTF8.GetByteCount(text)));
                return scratch + Align(value.Count);
            default:
                return scratch;
        }
    }

    static byte* Copy<T>(T[] items, byte* scratch, ref NativeValue value) where T : unmanaged
    {
        value.Count = items.Length;
        value.Pointer = (nint)scratch;
        items.CopyTo(new Span<T>(scratch, items.Length));
        return scratch + Align(items.Length * sizeof(T));
    }

    static byte* Copy(Tensor[] tensors, byte* scratch, ref NativeValue value)
    {
        value.Count = tensors.Length;
        value.Pointer = (nint)scratch;
        for (int i = 0; i < tensors.Length; i++)
            ((nint*)scratch)[i] = tensors[i] is null ? 0 : tensors[i].Handle;
        return scratch + 8 * tensors.Length;
    }
}
