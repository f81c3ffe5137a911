using System.Reflection;
using System.Runtime.InteropServices;

[assembly: System.Runtime.CompilerServices.DisableRuntimeMarshalling]

namespace TorchSharp.Interop;

/// <summary>The functions of native/strata_torch.h, one to one. Those that return a byte* return null or an error.</summary>
static unsafe partial class Native
{
    const string Library = "strata_torch";

    static Native() => NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, Resolve);

    [LibraryImport(Library)] internal static partial byte* strata_operator_find(byte* name, byte* overload, out nint op);
    [LibraryImport(Library)]
    internal static partial byte* strata_call(nint op, NativeValue* args, int count, NativeValue* results, int capacity);
    [LibraryImport(Library)] internal static partial void strata_free(nint pointer);

    [LibraryImport(Library)] internal static partial void strata_tensor_free(nint tensor);
    [LibraryImport(Library)] internal static partial nint strata_tensor_share(nint tensor);
    [LibraryImport(Library), SuppressGCTransition]
    internal static partial byte* strata_tensor_describe(nint tensor, TensorDescription* description);
    [LibraryImport(Library), SuppressGCTransition]
    internal static partial byte* strata_tensor_sizes(nint tensor, long* sizes);
    [LibraryImport(Library), SuppressGCTransition]
    internal static partial byte* strata_tensor_strides(nint tensor, long* strides);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long strata_tensor_storage_offset(nint tensor);
    [LibraryImport(Library)]
    internal static partial byte* strata_tensor_over(void* data, long* sizes, int dimensions, sbyte type,
        delegate* unmanaged<nint, void> release, nint context, out nint tensor);

    [LibraryImport(Library)] internal static partial int strata_requires_grad(nint tensor);
    [LibraryImport(Library)] internal static partial byte* strata_set_requires_grad(nint tensor, int value);
    [LibraryImport(Library)] internal static partial int strata_is_leaf(nint tensor);
    [LibraryImport(Library)] internal static partial byte* strata_retain_grad(nint tensor);
    [LibraryImport(Library)] internal static partial byte* strata_get_grad(nint tensor, out nint grad);
    [LibraryImport(Library)] internal static partial byte* strata_set_grad(nint tensor, nint grad);
    [LibraryImport(Library)]
    internal static partial byte* strata_backward(nint* tensors, int count, nint* grads, int gradCount,
        int retainGraph, int createGraph, nint* inputs, int inputCount);
    [LibraryImport(Library)]
    internal static partial byte* strata_grad(nint* outputs, int count, nint* inputs, int inputCount, nint* grads, int gradCount,
        int retainGraph, int createGraph, int allowUnused, nint* gradients);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int strata_get_grad_mode();
    [LibraryImport(Library), SuppressGCTransition] internal static partial void strata_set_grad_mode(int enabled);
    [LibraryImport(Library)] internal static partial nint strata_inference_enter(int enabled);
    [LibraryImport(Library)] internal static partial void strata_inference_leave(nint guard);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int strata_is_inference_mode();
    [LibraryImport(Library), SuppressGCTransition] internal static partial int strata_get_anomaly_mode();
    [LibraryImport(Library), SuppressGCTransition] internal static partial int strata_get_anomaly_check_nan();
    [LibraryImport(Library), SuppressGCTransition]
    internal static partial void strata_set_anomaly_mode(int enabled, int checkNan);

    [LibraryImport(Library)] internal static partial nint strata_generator_default();
    [LibraryImport(Library)] internal static partial nint strata_generator_new(ulong seed);
    [LibraryImport(Library)] internal static partial void strata_generator_free(nint generator);
    [LibraryImport(Library)] internal static partial void strata_generator_manual_seed(nint generator, ulong seed);
    [LibraryImport(Library)] internal static partial ulong strata_generator_initial_seed(nint generator);
    [LibraryImport(Library)] internal static partial ulong strata_generator_seed(nint generator);
    [LibraryImport(Library)] internal static partial byte* strata_generator_get_state(nint generator, out nint state);
    [LibraryImport(Library)] internal static partial byte* strata_generator_set_state(nint generator, nint state);

    [LibraryImport(Library)] internal static partial byte* strata_version();
    [LibraryImport(Library)] internal static partial int strata_has_cuda();
    [LibraryImport(Library)] internal static partial int strata_has_mps();
    [LibraryImport(Library)] internal static partial int strata_get_threads();
    [LibraryImport(Library)] internal static partial byte* strata_set_threads(int threads);
    [LibraryImport(Library)] internal static partial int strata_get_interop_threads();
    [LibraryImport(Library)] internal static partial byte* strata_set_interop_threads(int threads);

    /// <summary>Turns the error of a native call, if any, into the exception that TorchSharp throws.</summary>
    internal static void Check(byte* error)
    {
        if (error is not null)
            throw new ExternalException(Marshal.PtrToStringUTF8((nint)error));
    }

    static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
            return 0;
        string file = Path.Combine(AppContext.BaseDirectory, "libstrata_torch.so");
        if (!File.Exists(file))
            throw new DllNotFoundException($"{file} is missing: run 'dotnet run scripts/setup.cs', then build again");
        PreferSleepingThreads();
        if (NativeLibrary.TryLoad(file, out nint handle))
            return handle;
        throw new DllNotFoundException($"{file} does not load, probably for want of libtorch: run 'dotnet run scripts/setup.cs'");
    }

    // OpenMP's threads spin between two operators. On cores that are shared with anything else, that makes a training step
    // several times slower; asleep, they cost an idle machine next to nothing. OpenMP reads this once, as it is loaded.
    static void PreferSleepingThreads() => _ = setenv("OMP_WAIT_POLICY", "passive", overwrite: 0);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
