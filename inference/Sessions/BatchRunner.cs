using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Strata.Data;

namespace Strata.Sessions;

/// <summary>
/// Feeds images through a model in batches of one fixed size, the last one padded with black: ONNX Runtime then plans its memory
/// and chooses its kernels once. All buffers are made up front, so that a batch allocates nothing. One thread at a time.
/// </summary>
public sealed class BatchRunner : IDisposable
{
    /// <summary>Images a batch where nobody says otherwise.</summary>
    public const int DefaultBatch = 256;

    readonly ModelSession _session;
    readonly byte[] _bytes = [];
    readonly float[] _floats = [];
    readonly OutputBuffer[] _outputs;
    readonly OrtValue _input;
    readonly OrtIoBinding _binding;
    readonly RunOptions _options = new();

    /// <summary>Makes the buffers and runs one batch to warm up and to learn the outputs' sizes.</summary>
    /// <param name="session">The model; it must live longer than the runner.</param>
    /// <param name="shape">The shape of one image.</param>
    /// <param name="outputs">The float32 outputs to fetch, [N,...] each.</param>
    /// <param name="batch">Images a batch, at least 1; a model whose file fixes the batch decides itself.</param>
    /// <exception cref="InputException">The model takes other images, cannot run that batch, or lacks such an output.</exception>
    public BatchRunner(ModelSession session, ImageShape shape, IReadOnlyList<string> outputs, int batch = DefaultBatch)
    {
        if (batch < 1)
            throw new InputException($"a batch holds at least 1 image, not {batch}");
        session.Input.Require(shape, "this data", session.Path);
        (_session, Shape, Batch) = (session, shape, session.Input.Batch ?? batch);
        long[] sizes = [Batch, shape.Channels, shape.Height, shape.Width];
        if ((long)Batch * shape.Size > Array.MaxLength)
            throw new InputException(
                $"a batch of {Batch:N0} {shape} images does not fit into one array: choose a smaller --batch");
        _input = session.Input.IsFloat
            ? Pin(_floats = GC.AllocateArray<float>(Batch * shape.Size, pinned: true), sizes)
            : Pin(_bytes = GC.AllocateArray<byte>(Batch * shape.Size, pinned: true), sizes);
        try
        {
            _outputs = Probe(outputs);
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

    /// <summary>Images a batch.</summary>
    public int Batch { get; }

    /// <summary>The shape of one image.</summary>
    public ImageShape Shape { get; }

    /// <summary>Values an image in that output.</summary>
    /// <param name="output">Its index among those asked for.</param>
    public int Width(int output) => _outputs[output].Width;

    /// <summary>Runs one batch.</summary>
    /// <param name="images">uint8 [n,C,H,W] with n from 1 to <see cref="Batch"/>.</param>
    /// <exception cref="ArgumentException">The length is no such multiple of an image.</exception>
    /// <exception cref="FailureException">ONNX Runtime failed.</exception>
    public void Run(ReadOnlySpan<byte> images)
    {
        if (images.IsEmpty || images.Length % Shape.Size != 0 || images.Length > Batch * Shape.Size)
            throw new ArgumentException($"{images.Length:N0} bytes are not 1 to {Batch} images of {Shape}", nameof(images));
        Fill(images);
        try
        {
            _session.Native.RunWithBinding(_options, _binding);
        }
        catch (OnnxRuntimeException error)
        {
            throw new FailureException($"{_session.Path} failed: {ModelSession.FirstLine(error.Message)}", error);
        }
    }

    /// <summary>
    /// What the last batch put out: float32 [Batch,Width]; rows beyond its images are of the padding. The next run
    /// overwrites it.
    /// </summary>
    /// <param name="output">Its index among those asked for.</param>
    public ReadOnlySpan<float> Output(int output) => _outputs[output].Values;

    /// <inheritdoc/>
    public void Dispose()
    {
        _binding.Dispose();
        _options.Dispose();
        _input.Dispose();
        foreach (OutputBuffer output in _outputs)
            output.Value.Dispose();
    }

    void Fill(ReadOnlySpan<byte> images)
    {
        if (_session.Input.IsFloat)
        {
            PixelScaling.ToUnit(images, _floats);
            _floats.AsSpan(images.Length).Clear();
            return;
        }
        images.CopyTo(_bytes);
        _bytes.AsSpan(images.Length).Clear();
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
                $"{_session.Path} cannot run a batch of {Batch} {Shape} images: {ModelSession.FirstLine(error.Message)}", error);
        }
    }

    OutputBuffer MakeBuffer(string name, OrtValue sample)
    {
        OrtTensorTypeAndShapeInfo info = sample.GetTensorTypeAndShape();
        if (info.ElementDataType != TensorElementType.Float || info.Shape.Length < 2 || info.Shape[0] != Batch)
            throw new InputException(
                $"the output '{name}' of {_session.Path} is {info.ElementDataType.ToString().ToLowerInvariant()} "
                + $"[{string.Join(',', info.Shape)}] for a batch of {Batch}, but it should be float32 [{Batch},...]");
        float[] values = GC.AllocateArray<float>(checked((int)info.ElementCount), pinned: true);
        return new OutputBuffer(name, values.Length / Batch, values, Pin(values, info.Shape));
    }

    static OrtValue Pin<T>(T[] buffer, long[] shape) where T : unmanaged =>
        OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, buffer.AsMemory(), shape);

    sealed record OutputBuffer(string Name, int Width, float[] Values, OrtValue Value);
}
