using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Strata.Data;
using Strata.Devices;

namespace Strata.Sessions;

/// <summary>
/// Images in, outputs out: the buffers of one batch, made once and used again and again, so that a batch allocates nothing. One
/// thread at a time.
/// </summary>
public sealed class BatchSlot : IDisposable
{
    readonly ModelSession _session;
    readonly byte[] _pixels;
    readonly float[] _floats = [];
    readonly OrtValue _input;
    readonly OutputBuffer[] _outputs;
    readonly OrtIoBinding _binding;
    readonly RunOptions _options = new();
    readonly bool _isOnDevice;
    int _count;

    /// <summary>Makes the buffers and runs one black batch to warm up and to learn the outputs' sizes.</summary>
    /// <param name="session">The model; it must live longer than the slot.</param>
    /// <param name="shape">The shape of one image.</param>
    /// <param name="outputs">The outputs to fetch, float32 or float16 [N,...] each.</param>
    /// <param name="capacity">Images a batch, at least 1; a model whose file fixes the batch decides itself.</param>
    /// <exception cref="InputException">The model takes other images, cannot run that batch, or lacks such an output.</exception>
    public BatchSlot(ModelSession session, ImageShape shape, IReadOnlyList<string> outputs, int capacity)
    {
        if (capacity < 1)
            throw new InputException($"a batch holds at least 1 image, not {capacity}");
        session.Input.Require(shape, "this data", session.Path);
        (_session, Shape, Capacity) = (session, shape, session.Input.Batch ?? capacity);
        if ((long)Capacity * shape.Size > Array.MaxLength)
            throw new InputException(
                $"a batch of {Capacity:N0} {shape} images does not fit into one array: choose a smaller --batch");
        long[] sizes = [Capacity, shape.Channels, shape.Height, shape.Width];
        _pixels = GC.AllocateArray<byte>(Capacity * shape.Size, pinned: true);
        _input = session.Input.IsFloat
            ? Pin(_floats = GC.AllocateArray<float>(Capacity * shape.Size, pinned: true), sizes)
            : Pin(_pixels, sizes);
        (Labels, Files) = (new int[Capacity], new string?[Capacity]);
        _isOnDevice = session.Settings.Device != Device.Cpu;
        try
        {
            _outputs = Probe(outputs);
            if (session.IsOnTrial)
                Array.ForEach(Probe(outputs), output => output.Value.Dispose());
            session.EndTrial();
        }
        catch
        {
            _input.Dispose();
            _options.Dispose();
            throw;
        }
        _binding = session.Native.CreateIoBinding();
        _binding.BindInput(session.Input.Name, _input);
        foreach (OutputBuffer output in _outputs)
            _binding.BindOutput(output.Name, output.Value);
    }

    /// <summary>The shape of one image.</summary>
    public ImageShape Shape { get; }

    /// <summary>Images that fit.</summary>
    public int Capacity { get; }

    /// <summary>Images in it, 0 to <see cref="Capacity"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to another number.</exception>
    public int Count
    {
        get => _count;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Capacity);
            _count = value;
        }
    }

    /// <summary>The place of its first image among all.</summary>
    public long First { get; set; }

    /// <summary>Which batch of a run it holds, 0 for the first: slots that run side by side find back into this order.</summary>
    internal long Turn { get; set; }

    /// <summary>uint8 [Capacity,C,H,W].</summary>
    public Memory<byte> Pixels => _pixels;

    /// <summary>[Capacity]; -1 where the label is not known.</summary>
    public int[] Labels { get; }

    /// <summary>[Capacity]; null where images have no names.</summary>
    public string?[] Files { get; }

    /// <summary>Values an image in an output.</summary>
    /// <param name="output">Its index among those asked for.</param>
    public int Width(int output) => _outputs[output].Width;

    /// <summary>The shape of one image's part of an output: all axes but the first.</summary>
    /// <param name="output">Its index among those asked for.</param>
    public IReadOnlyList<long> ShapeOf(int output) => _outputs[output].Shape;

    /// <summary>The element type of an output.</summary>
    /// <param name="output">Its index among those asked for.</param>
    public OutputType Type(int output) => _outputs[output].Type;

    /// <summary>What the last batch put out: [Count,Width]. The next run overwrites it.</summary>
    /// <param name="output">The index, among those asked for, of a float32 output.</param>
    public ReadOnlySpan<float> Output(int output) =>
        _outputs[output].Value.GetTensorDataAsSpan<float>()[..(Count * _outputs[output].Width)];

    /// <summary>The raw bytes of [Count,Width] in the output's own type, little-endian.</summary>
    /// <param name="output">Its index among those asked for.</param>
    public ReadOnlySpan<byte> OutputBytes(int output) =>
        _outputs[output].Value.GetTensorMutableRawData()[..(Count * _outputs[output].Width * _outputs[output].ElementSize)];

    /// <summary>Makes the images ready to run: blackens what is not filled, scales to 0..1 for a float32 model.</summary>
    public void Prepare()
    {
        Span<byte> filled = _pixels.AsSpan(0, Count * Shape.Size);
        if (!_session.Input.IsFloat)
        {
            _pixels.AsSpan(filled.Length).Clear();
            return;
        }
        PixelScaling.ToUnit(filled, _floats);
        _floats.AsSpan(filled.Length).Clear();
    }

    /// <summary>Runs the batch that <see cref="Prepare"/> made ready.</summary>
    /// <exception cref="FailureException">ONNX Runtime failed.</exception>
    public void Run()
    {
        try
        {
            // Binding copies to a device what lies in the buffer then, so that every batch is bound anew; the CPU reads it in place.
            if (_isOnDevice)
                _binding.BindInput(_session.Input.Name, _input);
            _session.Native.RunWithBinding(_options, _binding);
        }
        catch (OnnxRuntimeException error)
        {
            throw new FailureException($"{_session.Path} failed: {ModelSession.FirstLine(error.Message)}", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _binding.Dispose();
        _options.Dispose();
        _input.Dispose();
        foreach (OutputBuffer output in _outputs)
            output.Value.Dispose();
    }

    // Files may leave the sizes of outputs open, so one black batch tells them; it also warms up.
    OutputBuffer[] Probe(IReadOnlyList<string> outputs)
    {
        Dictionary<string, OrtValue> input = new() { [_session.Input.Name] = _input };
        try
        {
            using IDisposableReadOnlyCollection<OrtValue> values = _session.Native.Run(_options, input, outputs);
            return [.. outputs.Zip(values, MakeBuffer)];
        }
        catch (OnnxRuntimeException error)
        {
            throw new InputException(
                $"{_session.Path} cannot run a batch of {Capacity} {Shape} images: {ModelSession.FirstLine(error.Message)}", error);
        }
    }

    OutputBuffer MakeBuffer(string name, OrtValue sample)
    {
        OrtTensorTypeAndShapeInfo info = sample.GetTensorTypeAndShape();
        bool isFit = info.ElementDataType is TensorElementType.Float or TensorElementType.Float16
            && info.Shape.Length >= 2 && info.Shape[0] == Capacity;
        if (!isFit)
            throw new InputException(
                $"the output '{name}' of {_session.Path} is {info.ElementDataType.ToString().ToLowerInvariant()} "
                + $"[{string.Join(',', info.Shape)}] for a batch of {Capacity}, but it should be float32 [{Capacity},...]");
        OutputType type = info.ElementDataType == TensorElementType.Float ? OutputType.Float32 : OutputType.Float16;
        OrtValue value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, info.ElementDataType, info.Shape);
        return new OutputBuffer(name, type, info.Shape[1..], checked((int)(info.ElementCount / Capacity)), value);
    }

    static OrtValue Pin<T>(T[] buffer, long[] shape) where T : unmanaged =>
        OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, buffer.AsMemory(), shape);

    sealed record OutputBuffer(string Name, OutputType Type, long[] Shape, int Width, OrtValue Value)
    {
        public int ElementSize => Type == OutputType.Float32 ? sizeof(float) : 2;
    }
}
