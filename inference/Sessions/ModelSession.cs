using Microsoft.ML.OnnxRuntime;
using Strata.CommandLine;
using Strata.Devices;
using Strata.Onnx;
using StrataMetadata = Strata.Onnx.ModelMetadata;

namespace Strata.Sessions;

/// <summary>An image model opened in ONNX Runtime. One for each file; many runners may share it.</summary>
public sealed class ModelSession : IDisposable
{
    PlacementTrial? _trial;
    string? _whyCpu;
    string? _damage;

    ModelSession(string path, SessionSettings settings, InferenceSession native, PlacementTrial? trial)
    {
        (Path, Settings, Native, _trial) = (path, settings, native, trial);
        Input = ImageInput.Of(native, path);
        Metadata = StrataMetadata.From(native.ModelMetadata.CustomMetadataMap);
    }

    /// <summary>The file it was opened from.</summary>
    public string Path { get; }

    /// <summary>How it runs. The device is never <see cref="Device.Auto"/>: it is the one that was taken.</summary>
    public SessionSettings Settings { get; }

    /// <summary>Where its nodes run: known once a first batch has run on another device than the CPU, else null.</summary>
    public Placement? Placement { get; private set; }

    /// <summary>The image input.</summary>
    public ImageInput Input { get; }

    /// <summary>What Strata wrote into the file; defaults for other files.</summary>
    public StrataMetadata Metadata { get; }

    /// <summary>The names of all outputs, in the file's order.</summary>
    public IReadOnlyList<string> Outputs => Native.OutputNames;

    internal InferenceSession Native { get; }

    /// <summary>Opens a model.</summary>
    /// <exception cref="InputException">
    /// The file is missing, holds no ONNX model that ONNX Runtime can run or that may be opened (see <see cref="ModelCheck"/>), or takes
    /// no images; or the device cannot be had.
    /// </exception>
    public static ModelSession Open(string path, SessionSettings? settings = null)
    {
        ModelCheck.Require(path);
        string? damage = null;
        ModelSession session = Open(path, settings, (used, options) => OptimizedGraph.Open(path, used, options, line => damage = line));
        session._damage = damage;
        return session;
    }

    /// <summary>Opens a model that was edited in memory.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file that it came from: what errors call it, and beside which its external weights lie.</param>
    /// <param name="settings">How it runs.</param>
    /// <exception cref="InputException">ONNX Runtime cannot run it, it may not be opened, or it takes no images; or the device cannot be had.</exception>
    public static ModelSession Open(ModelProto model, string path, SessionSettings? settings = null)
    {
        byte[] bytes = OnnxFile.ToBytes(model);
        ModelCheck.Require(new MemoryStream(bytes), path);
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) ?? "";
        return Open(path, settings, (_, options) =>
        {
            options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", folder);
            return new InferenceSession(bytes, options);
        });
    }

    /// <summary>The outputs that hold a classifier's scores.</summary>
    /// <exception cref="InputException">It is no classifier.</exception>
    public ScoreOutputs RequireScores() => ScoreOutputs.Of(Native, Path);

    /// <summary>Ends the profile that <see cref="SessionSettings.ProfilePrefix"/> began.</summary>
    /// <returns>The JSON file that it was written to.</returns>
    public string EndProfiling() => Native.EndProfiling();

    /// <summary>
    /// Tells where the nodes run, once a first batch has run, and why <see cref="Device.Auto"/> fell back; nothing where the CPU was asked for.
    /// And what was found damaged beside the model, and made again.
    /// </summary>
    public void SayPlacement(Shell shell)
    {
        if (_damage is not null)
            shell.Say(_damage);
        if (_whyCpu is not null)
            shell.Say($"auto runs on the CPU: {_whyCpu}");
        if (Placement is not null)
            shell.Say(Placement.ToString());
    }

    /// <summary>Whether the next batches show which nodes run where.</summary>
    internal bool IsOnTrial => _trial is not null;

    /// <summary>Learns from the batches so far where the nodes run.</summary>
    /// <exception cref="InputException">None runs on the device that was asked for.</exception>
    internal void EndTrial()
    {
        if (Interlocked.Exchange(ref _trial, null) is not { } trial)
            return;
        using (trial)
            Placement = trial.Finish(Native);
        Placement.Require(Path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A profile that nobody ended is written when the session goes.
        Native.Dispose();
        _trial?.Dispose();
    }

    static ModelSession Open(string path, SessionSettings? settings, Func<SessionSettings, SessionOptions, InferenceSession> load)
    {
        settings ??= new SessionSettings();
        if (settings.Device != Device.Auto)
            return OpenOn(path, settings, load);
        try
        {
            return OpenOn(path, settings with { Device = Device.Cuda }, load);
        }
        catch (InputException error)
        {
            ModelSession onCpu = OpenOn(path, settings with { Device = Device.Cpu }, load);
            onCpu._whyCpu = error.Message;
            return onCpu;
        }
    }

    static ModelSession OpenOn(string path, SessionSettings settings, Func<SessionSettings, SessionOptions, InferenceSession> load)
    {
        PlacementTrial? trial = settings.Device == Device.Cpu || settings.ProfilePrefix is not null ? null : new(settings.Device);
        InferenceSession? native = null;
        try
        {
            using SessionOptions options = settings.ToOptions();
            // What is wrong with a model is said once, by the exception, not on standard error as well.
            options.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
            trial?.Watch(options);
            native = load(settings, options);
            return new ModelSession(path, settings, native, trial);
        }
        catch (Exception error)
        {
            native?.Dispose();
            trial?.Dispose();
            if (error is OnnxRuntimeException)
                throw new InputException($"{path} is no ONNX model that ONNX Runtime can open: {FirstLine(error.Message)}", error);
            if (error is OverflowException)
                throw new InputException($"{path} is damaged: one of its inputs or outputs has more elements than any machine holds", error);
            if (error is DllNotFoundException)
                throw new FailureException(FirstLine(error.Message), error);
            throw;
        }
    }

    internal static string FirstLine(string message) => RuntimeMessage.Short(message);
}
