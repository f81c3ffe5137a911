using Strata.CommandLine;
using Strata.Data;
using Strata.Registry;
using Strata.Storage;
using Strata.Training.Curves;
using Strata.Training.Export;
using Strata.Training.Loop;
using Strata.Training.Models;
using Strata.Training.Models.Json;
using Strata.Training.Optimizers;
using Strata.Training.Schedules;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Runs;

/// <summary>Takes a run from its options to an exported model, from the start or from where it was cut off.</summary>
/// <remarks>
/// After every epoch the weights to keep, the history and then the checkpoint are written, each whole or not at all. A run that is
/// killed at any moment goes on after its last checkpoint, and everything written since then is written again, equal.
/// </remarks>
public sealed class TrainingRun : IDisposable
{
    const int ProbeImages = 256;

    readonly TrainingSetup _setup;
    readonly TrainingOptions _options;
    readonly Shell _shell;
    readonly ImageSet _test;

    /// <summary>Loads the data and builds model, optimizer and schedule, so that every mistake shows before anything is written.</summary>
    /// <exception cref="InputException">An option, the data or the device is wrong.</exception>
    public TrainingRun(TrainingOptions options, Shell shell)
    {
        _setup = new TrainingSetup(options, shell);
        (_options, _shell) = (_setup.Options, shell);
        // For the export's check and the fingerprint alone: training never sees it.
        _test = LoadedSets.Load(options.DataSet, "test", _setup.DataRequest(shell));
    }

    /// <summary>Told after every epoch, once its checkpoint is written.</summary>
    public Action<EpochRecord> EpochDone { get; init; } = _ => { };

    /// <summary>Builds a model from its spec, as in "cnn-32-64:hidden=512", or from a JSON file.</summary>
    /// <exception cref="InputException">The model or one of its knobs is unknown, or the images are too small.</exception>
    public static Module<Tensor, Tensor> BuildModel(string spec, ImageShape image, int classes) => JsonModel.IsFile(spec)
        ? JsonModel.Build(spec, image, classes)
        : PartSpec.Parse(spec)
        .Build<IModel, Module<Tensor, Tensor>>("model", (model, knobs) => model.Build(image, classes, knobs));

    /// <summary>Trains what is left to train, exports, and returns the finished record.</summary>
    /// <exception cref="DivergedException">The loss became no number; run.json says so.</exception>
    public RunRecord Run(RunFolder folder) => Export(folder, Train(folder));

    /// <summary>Trains what is left to train, without the export.</summary>
    /// <param name="folder">Where it was left, or an empty one.</param>
    /// <param name="until">Stop after that epoch, to go on later as if it had never stopped; null for the last.</param>
    /// <exception cref="DivergedException">The loss became no number; run.json says so.</exception>
    public RunRecord Train(RunFolder folder, int? until = null)
    {
        List<EpochRecord> history = Restore(folder);
        RunRecord record = With(Describe(folder.Name), history);
        folder.Save(record);
        int epochs = Math.Min(until ?? _options.Epochs, _options.Epochs);
        if (history.Count < epochs && !StopsEarly(history))
            TrainOrSayDiverged(folder, record, history, epochs);
        RunRecord trained = With(record, history);
        folder.Save(trained);
        if (history.Count > 0)
            CurveChart.Save(folder.CurveFile, folder.Name, history, _options.Keep);
        return trained;
    }

    /// <summary>Exports the kept weights again and returns the updated record.</summary>
    public RunRecord Export(RunFolder folder, RunRecord record)
    {
        if (!File.Exists(folder.WeightsFile))
            throw new InputException($"{folder.Path} has no weights.bin yet: `resume {folder.Path}` first");
        _setup.Model.load(folder.WeightsFile);
        _setup.Model.to(CPU);
        ExportedModel exported = OnnxExporter.Export(_setup.Model, new ExportOptions
        {
            Name = JsonModel.IsFile(_options.Model) ? Path.GetFileNameWithoutExtension(_options.Model) : PartSpec.Parse(_options.Model).Name,
            Image = _setup.Data.Images.Shape,
            Preprocessing = _setup.Data.Preprocessing,
            ClassNames = _setup.Data.Images.ClassNames,
            HasGrades = _setup.Data.Images.HasGrades,
            ProbeImages = _test.Pixels[..(Math.Min(ProbeImages, _test.Count) * _test.Shape.Size)],
            DataSet = _options.DataSet,
            HeldOut = record.Transfer is { HeldOutSeen: > 0 } ? null : _options.HeldOut,
            Fingerprints = record.Data.Fingerprints,
            Run = folder.Name,
        });
        exported.Save(folder.Path);
        RunRecord done = record with { Status = RunStatus.Done, Export = exported.Proof, Files = RunFiles.HashesOf(folder.Path) };
        AtomicFile.WriteText(folder.CardFile, ModelCard.Of(done));
        folder.Save(done);
        return done;
    }

    /// <inheritdoc/>
    public void Dispose() => _setup.Dispose();

    void TrainOrSayDiverged(RunFolder folder, RunRecord record, List<EpochRecord> history, int epochs)
    {
        long left = (epochs - history.Count) * _setup.Data.Train.shape[0];
        try
        {
            _shell.Track(folder.Name, left, "images", progress => Train(folder, epochs, history, progress));
        }
        catch (DivergedException)
        {
            folder.Save(With(record, history) with { Status = RunStatus.Diverged });
            throw;
        }
    }

    bool Train(RunFolder folder, int epochs, List<EpochRecord> history, IProgressReport progress)
    {
        while (history.Count < epochs && !StopsEarly(history))
        {
            EpochRecord epoch = _setup.Loop.Run(history.Count + 1, progress, _shell.Cancel);
            history.Add(epoch);
            if (Kept(history) == epoch)
                SaveWeights(folder.WeightsFile);
            HistoryFile.Write(folder.HistoryFile, history);
            Checkpoint.Save(folder.CheckpointFile, history, _setup.Model, _setup.Average?.Model, _setup.Optimizer);
            EpochDone(epoch);
        }
        return true;
    }

    // TorchSharp's save(Stream) closes the stream, before the file could be flushed to disk.
    void SaveWeights(string path) => AtomicFile.Write(path, stream =>
    {
        using BinaryWriter writer = new(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        _setup.Kept.save(writer);
    });

    List<EpochRecord> Restore(RunFolder folder)
    {
        if (!File.Exists(folder.CheckpointFile))
            return [];
        if (RunFolder.Find(folder.Path, folder.Path).Record.ModelFile is { } begun && begun != JsonModel.Fingerprint(_options.Model))
            throw new InputException($"{_options.Model} was edited since {folder.Name} began: undo that, or train it under another name with --run");
        List<EpochRecord> history = [.. Checkpoint.ReadHistory(folder.CheckpointFile)];
        _setup.Schedule.Replay(history.Select(epoch => epoch.ValidationLoss), _setup.StepsPerEpoch);
        Checkpoint.Restore(folder.CheckpointFile, _setup.Model, _setup.Average?.Model, _setup.Optimizer);
        _shell.Say($"{folder.Name}: going on after epoch {history.Count} of {_options.Epochs}");
        return history;
    }

    bool StopsEarly(List<EpochRecord> history)
    {
        if (_options.Patience == 0 || history.Count == 0)
            return false;
        int best = history.FindIndex(epoch => epoch.ValidationLoss == history.Min(other => other.ValidationLoss));
        return history.Count - 1 - best >= _options.Patience;
    }

    EpochRecord? Kept(IReadOnlyList<EpochRecord> history) => KeptEpoch.Of(history, _options.Keep);

    RunRecord Describe(string run) => new()
    {
        Run = run,
        Status = RunStatus.Training,
        Options = _options,
        ModelFile = JsonModel.Fingerprint(_options.Model),
        Parameters = _setup.Model.parameters().Sum(parameter => parameter.numel()),
        Environment = RunEnvironment.Current(_setup.Device),
        Transfer = _setup.Transfer,
        Data = new DataRecord(
            _setup.Data.Images.Name, _setup.Data.Images.Shape.ToString(), _setup.Data.Images.ClassNames, _setup.Data.Train.shape[0], _setup.Data.Validation.shape[0],
            Fingerprints(_setup.Data.Images, _test, _options.HeldOut?.ImagesOf(_setup.Data.Images)), _setup.Data.Preprocessing,
            _setup.Data.Images.HasGrades),
    };

    static Dictionary<string, string> Fingerprints(params IEnumerable<ImageSet?> splits) =>
        splits.OfType<ImageSet>().ToDictionary(split => split.Split, Fingerprint.Of);

    RunRecord With(RunRecord record, IReadOnlyList<EpochRecord> history)
    {
        double seconds = history.Sum(epoch => epoch.Seconds);
        return record with
        {
            Best = Kept(history),
            EpochsTrained = history.Count,
            TrainSeconds = seconds,
            ImagesPerSecond = seconds > 0 ? history.Sum(epoch => epoch.Seconds * epoch.ImagesPerSecond) / seconds : 0,
        };
    }
}
