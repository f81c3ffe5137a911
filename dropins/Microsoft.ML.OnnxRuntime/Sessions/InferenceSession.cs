using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>A model made ready to run. Many threads may run one session at once.</summary>
public unsafe partial class InferenceSession : IDisposable
{
    readonly SessionHandle _handle;
    readonly Lazy<ModelMetadata> _modelMetadata;
    volatile bool _disposed;

    /// <exception cref="OnnxRuntimeException">There is no such file, or it is not an ONNX model that can run here.</exception>
    public InferenceSession(string modelPath)
        : this(modelPath, null)
    {
    }

    /// <inheritdoc cref="InferenceSession(string)"/>
    public InferenceSession(string modelPath, SessionOptions options)
        : this(FromFile(modelPath, options))
    {
    }

    /// <exception cref="OnnxRuntimeException">The bytes are not an ONNX model that can run here.</exception>
    public InferenceSession(byte[] model)
        : this(model, null)
    {
    }

    /// <inheritdoc cref="InferenceSession(byte[])"/>
    public InferenceSession(byte[] model, SessionOptions options)
        : this(FromBytes(model, options))
    {
    }

    InferenceSession(SessionHandle handle)
    {
        _handle = handle;
        InputMetadata = Metadata(handle.Inputs, Api->SessionGetInputTypeInfo);
        OutputMetadata = Metadata(handle.Outputs, Api->SessionGetOutputTypeInfo);
        OverridableInitializerMetadata = Metadata(handle.Initializers, Api->SessionGetOverridableInitializerTypeInfo);
        _modelMetadata = new Lazy<ModelMetadata>(() =>
        {
            using Lease session = Use();
            return new ModelMetadata(session.Pointer);
        });
    }

    public IReadOnlyDictionary<string, NodeMetadata> InputMetadata { get; }

    public IReadOnlyDictionary<string, NodeMetadata> OutputMetadata { get; }

    public IReadOnlyDictionary<string, NodeMetadata> OverridableInitializerMetadata { get; }

    /// <summary>In the order of the model.</summary>
    public IReadOnlyList<string> InputNames => _handle.Inputs.Texts;

    /// <summary>In the order of the model.</summary>
    public IReadOnlyList<string> OutputNames => _handle.Outputs.Texts;

    public ModelMetadata ModelMetadata => _modelMetadata.Value;

    /// <summary>When profiling began, in nanoseconds of the profiler's clock.</summary>
    public ulong ProfilingStartTimeNs
    {
        get
        {
            using Lease session = Use();
            ulong start;
            Status.Check(Api->SessionGetProfilingStartTimeNs(session.Pointer, &start));
            return start;
        }
    }

    internal SessionHandle Handle => _handle;

    /// <summary>Finishes the profile that SessionOptions.EnableProfiling began.</summary>
    /// <returns>The path of the file.</returns>
    public string EndProfiling()
    {
        using Lease session = Use();
        byte* file;
        Status.Check(Api->SessionEndProfiling(session.Pointer, NativeText.DefaultAllocator, &file));
        return NativeText.Take(file);
    }

    /// <summary>A set of inputs and outputs bound to memory once and run many times.</summary>
    public OrtIoBinding CreateIoBinding() => new(this);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The native session for one call.</summary>
    internal Lease Use()
    {
        // A handle that somebody holds (a binding, a run) is not closed yet: only the flag knows that its owner let it go.
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new Lease(_handle, this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _disposed = true;
        _handle.Dispose();
    }

    static SessionHandle FromFile(string path, SessionOptions options)
    {
        OrtEnv environment = OrtEnv.Instance();
        using Lease held = new(environment);
        using SessionOptions defaults = options is null ? new SessionOptions() : null;
        using Lease chosen = new(options ?? defaults);
        nint made;
        fixed (byte* file = NativeText.Path(path))
            Status.Check(Api->CreateSession(held.Pointer, file, chosen.Pointer, &made));
        return new SessionHandle(environment, made);
    }

    static SessionHandle FromBytes(byte[] model, SessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        OrtEnv environment = OrtEnv.Instance();
        using Lease held = new(environment);
        using SessionOptions defaults = options is null ? new SessionOptions() : null;
        using Lease chosen = new(options ?? defaults);
        nint made;
        fixed (byte* bytes = model)
            Status.Check(Api->CreateSessionFromArray(held.Pointer, bytes, (nuint)model.Length, chosen.Pointer, &made));
        return new SessionHandle(environment, made);
    }

    Dictionary<string, NodeMetadata> Metadata(NameTable names, delegate* unmanaged<nint, nuint, nint*, nint> typeInfoAt)
    {
        using Lease session = Use();
        Dictionary<string, NodeMetadata> metadata = [];
        for (int i = 0; i < names.Texts.Count; i++)
        {
            nint typeInfo;
            Status.Check(typeInfoAt(session.Pointer, (nuint)i, &typeInfo));
            try
            {
                metadata.Add(names.Texts[i], new NodeMetadata(typeInfo));
            }
            finally
            {
                Api->ReleaseTypeInfo(typeInfo);
            }
        }
        return metadata;
    }
}
