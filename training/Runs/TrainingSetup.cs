using Strata.CommandLine;
using Strata.Data;
using Strata.Registry;
using Strata.Training.Loop;
using Strata.Training.Losses;
using Strata.Training.Models;
using Strata.Training.Models.Json;
using Strata.Training.Optimizers;
using Strata.Training.Schedules;
using Strata.Training.Transfer;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Runs;

/// <summary>
/// All that options stand for, ready to train, and nothing on disk: data, model, optimizer, schedule, step and loop. It loads the
/// training split alone; nothing that is built with it can see a test image.
/// </summary>
sealed class TrainingSetup : IDisposable
{
    readonly Tensor? _classWeights;

    /// <summary>Builds everything, so that every mistake shows before any work is done.</summary>
    /// <exception cref="InputException">An option, the data or the device is wrong.</exception>
    public TrainingSetup(TrainingOptions options, Shell shell)
    {
        Options = options.Validated();
        set_num_threads(options.Threads > 0 ? options.Threads : Environment.ProcessorCount);
        Device = ChooseDevice(options.Device, shell);
        // A mistyped model is told before a data set is fetched for it.
        if (!JsonModel.IsFile(options.Model))
            Parts<IModel>.Get("model", PartSpec.Parse(options.Model).Name);
        ImageSet train = LoadedSets.Load(options.DataSet, "train", DataRequest(shell));
        manual_seed(options.Seed);
        Model = TrainingRun.BuildModel(options.Model, train.Shape, train.ClassNames.Count).to(Device);
        if (options.From is { } run)
            shell.Say($"transfer: {Transfer = TransferStart.Apply(Model, run, keepHead: options.KeepHead)}");
        if (options.Freeze is { } layer)
            FrozenLayers.UpTo(Model, layer, train.Shape);
        if (options.Ema > 0)
            Average = new WeightAverage(Model, TrainingRun.BuildModel(options.Model, train.Shape, train.ClassNames.Count).to(Device), options.Ema);
        WarnOfRate(options, shell);
        Data = new TrainingData(train, options, Device);
        if (Transfer is not null)
            Transfer = WithSeenBefore(Transfer, train, options, shell);
        StepsPerEpoch = TrainingLoop.StepsPerEpoch(Data.Train.shape[0], options.BatchSize);
        Optimizer = PartSpec.Parse(options.Optimizer).Build<IOptimizerKind, OptimizerHelper>(
            "optimizer", (kind, knobs) => kind.Create(RateGroups.Of(Model, Transfer, options.KeptRate), options.LearningRate, knobs));
        Schedule = new TrainingSchedule(
            Optimizer, PartSpec.Parse(options.Schedule), new SchedulePlan(options.LearningRate, options.Epochs, StepsPerEpoch, Data.Validation.shape[0] > 0), options.Warmup);
        if (ClassWeights.Of(options.ClassWeights, Data.TrainLabels, train.ClassNames.Count) is { } weights)
            _classWeights = tensor(weights).to(Device).DetachFromDisposeScope();
        LossPlan plan = new(options.LabelSmoothing, _classWeights);
        Loss = PartSpec.Parse(options.Loss).Build<ILoss, LossFunction>("loss", (loss, knobs) => loss.Create(plan, knobs));
        Step = new TrainingStep(Model, Loss, new WeightPenalty(Model.parameters(), options.L1, options.L2), Optimizer, options.ClipNorm);
        Order = new EpochOrder(Data, options.Sampling, options.Seed);
        Loop = new TrainingLoop(Model, Average, Step, Schedule, Data, Order, options.BatchSize, options.Seed);
    }

    /// <summary>The options, found in range.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Where it trains.</summary>
    public Device Device { get; }

    /// <summary>The images, split, on the device.</summary>
    public TrainingData Data { get; }

    /// <summary>float32 [N,C,H,W] to logits [N,classes], on the device, with its first weights.</summary>
    public Module<Tensor, Tensor> Model { get; }

    /// <summary>The average of its weights; null where they are taken as they are.</summary>
    public WeightAverage? Average { get; }

    /// <summary>What is validated, kept and exported: the average where there is one.</summary>
    public Module<Tensor, Tensor> Kept => Average?.Model ?? Model;

    /// <summary>What was taken over from another run; null where the model starts from random weights.</summary>
    public TransferReport? Transfer { get; }

    /// <summary>Over the model's parameters, but for frozen ones.</summary>
    public OptimizerHelper Optimizer { get; }

    /// <summary>The learning rate over the run.</summary>
    public TrainingSchedule Schedule { get; }

    /// <summary>The training loss.</summary>
    public LossFunction Loss { get; }

    /// <summary>One step of training.</summary>
    public TrainingStep Step { get; }

    /// <summary>Which images an epoch sees.</summary>
    public EpochOrder Order { get; }

    /// <summary>One pass over the training images at a time.</summary>
    public TrainingLoop Loop { get; }

    /// <summary>Optimizer steps of one epoch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>How the run's data set is found.</summary>
    public DataRequest DataRequest(Shell shell) => new() { Folder = Options.DataFolder, Say = shell.Say };

    /// <inheritdoc/>
    public void Dispose()
    {
        Optimizer.Dispose();
        Data.Dispose();
        Model.Dispose();
        Average?.Dispose();
        _classWeights?.Dispose();
    }

    static TransferReport WithSeenBefore(TransferReport transfer, ImageSet train, TrainingOptions options, Shell shell)
    {
        int seen = SeenBefore.Count(train, options);
        if (seen > 0)
            shell.Say($"warning: {transfer.From}, or a run before it, learned from {seen:N0} of the images held out here, so that they flatter this run; "
                + "--split-seed and --validation as there hold out what it has not seen");
        return transfer with { HeldOutSeen = seen };
    }

    static void WarnOfRate(TrainingOptions options, Shell shell)
    {
        string name = PartSpec.Parse(options.Model).Name;
        double? ceiling = Parts<IModel>.All.FirstOrDefault(part => part.Name == name)?.Instance.LearningRateCeiling;
        if (options.LearningRate > ceiling)
            shell.Say($"warning: --lr {options.LearningRate} is above {ceiling}, where {name} tends to stop learning");
    }

    static Device ChooseDevice(string asked, Shell shell)
    {
        bool available = cuda.is_available();
        if (asked == "cuda" && !available)
            throw new InputException("--device cuda: this libtorch finds no CUDA device; use --device cpu, or auto to take what is there");
        if (asked == "auto")
            shell.Say($"device: {(available ? "cuda" : "cpu")}");
        return asked != "cpu" && available ? CUDA : CPU;
    }
}
