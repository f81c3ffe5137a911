using System.CommandLine;
using Strata.Data;
using Strata.Registry;
using Strata.Training.Models.Json;

namespace Strata.Training.Verbs;

/// <summary>The command line options that make a <see cref="TrainingOptions"/>, for every verb that trains.</summary>
sealed class TrainingArguments
{
    static readonly TrainingOptions Defaults = new() { Model = "" };

    readonly Argument<string> _model = new("MODEL") { Description = "The model and its knobs, as in lenet-relu or cnn-32-64:hidden=1024, or a .json file; `models` lists them." };
    readonly Option<string> _dataset = Of("--dataset", "A data set's name or path.", Defaults.DataSet);
    readonly Option<string?> _data = new("--data") { Description = "The folder where data sets are looked for first." };
    readonly Option<int> _epochs = Of("--epochs", "Passes over the training images.", Defaults.Epochs);
    readonly Option<int> _batch = Of("--batch", "Images of one step.", Defaults.BatchSize);
    readonly Option<double> _lr = Of("--lr", "Learning rate.", Defaults.LearningRate);
    readonly Option<string> _optimizer = Of("--optimizer", "The optimizer and its knobs, as in sgd:momentum=0.9.", Defaults.Optimizer);
    readonly Option<string> _schedule = Of("--schedule", "The learning rate schedule and its knobs, as in step:size=2,gamma=0.5.", Defaults.Schedule);
    readonly Option<double> _warmup = Of("--warmup", "Epochs of linear warm-up; fractions count.", Defaults.Warmup);
    readonly Option<int> _seed = Of("--seed", "Seed of weights, split and order.", Defaults.Seed);
    readonly Option<int?> _splitSeed = new("--split-seed") { Description = "Seed of which images are held out and drawn, shared by runs of several seeds; --seed unless given." };
    readonly Option<double> _validation = Of("--validation", "Share of the training images held out to choose the best epoch; 0, with --keep last, trains on all.", Defaults.ValidationShare);
    readonly Option<string> _keep = Of("--keep", "The epoch whose weights are kept: best on what was held out, or last.", Defaults.Keep);
    readonly Option<int> _patience = Of("--patience", "Stop when the validation loss has not improved for that many epochs; 0 never.", Defaults.Patience);
    readonly Option<string> _loss = Of("--loss", "The training loss and its knobs, as in focal:gamma=2; softmax-cross-entropy is a documented mistake.", Defaults.Loss);
    readonly Option<double> _smoothing = Of("--label-smoothing", "Share of the target spread over all classes.", Defaults.LabelSmoothing);
    readonly Option<string> _classWeights = Of("--class-weights", "none, or balanced to give every class the same say.", Defaults.ClassWeights);
    readonly Option<string> _sampling = Of("--sampling", "natural, or balanced to draw every class equally often.", Defaults.Sampling);
    readonly Option<double> _l1 = Of("--l1", "Factor of the sum of absolute weights in the loss; with --l2 elastic net.", Defaults.L1);
    readonly Option<double> _l2 = Of("--l2", "Factor of the sum of squared weights in the loss.", Defaults.L2);
    readonly Option<double> _clip = Of("--clip", "Largest norm of a step's gradient; 0 for any.", Defaults.ClipNorm);
    readonly Option<double> _ema = Of("--ema", "Validate, keep and export a moving average of the weights, of which a step keeps that share, as in 0.999; 0 for none.", Defaults.Ema);
    readonly Option<string> _preprocessing = Of("--preprocessing", $"{string.Join(", ", Export.Preprocessing.Kinds)}; part of the exported graph.", Defaults.Preprocessing);
    readonly Option<string[]> _augment = new("--augment") { Description = "Augmentations of the training images, in order, as in shift:pixels=2 rotation.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
    readonly Option<int> _trainSize = Of("--train-size", "Train on that many images, balanced by class; 0 for all.", Defaults.TrainSize);
    readonly Option<string?> _from = new("--from") { Description = "A run to start from: its folder, or its name under --out." };
    readonly Option<bool> _keepHead = new("--keep-head") { Description = "Keep the last layer of --from as well, where it fits: to go on with the same classes." };
    readonly Option<string?> _freeze = new("--freeze") { Description = "The layer up to which nothing learns, as in conv2." };
    readonly Option<double> _keptRate = Of("--kept-rate", "Share of the learning rate at which weights kept from --from learn.", Defaults.KeptRate);
    readonly Option<string> _device = Of("--device", "cpu, cuda, or auto.", Defaults.Device);
    readonly Option<int> _threads = Of("--threads", "Threads of libtorch; 0 for one a core.", Defaults.Threads);

    // Shorthands for knobs that many models share.
    readonly Option<string?>[] _knobs =
    [
        Knob("hidden", "Width of the hidden layers"),
        Knob("activation", "The activation, as in relu"),
        Knob("norm", "The normalisation, as in batch"),
        Knob("pool", "The pooling, max or average"),
        Knob("dropout", "Dropout, one share or one a layer, as in 0.1+0.5"),
        Knob("init", "The initialisation, as in kaiming"),
    ];

    Option[] All =>
    [
        _dataset, _data, _epochs, _batch, _lr, _optimizer, _schedule, _warmup, _seed, _splitSeed, _validation, _keep, _patience,
        _loss, _smoothing, _classWeights, _sampling, _l1, _l2, _clip, _ema, _preprocessing, _augment, _trainSize, _from, _keepHead, _freeze, _keptRate, .. _knobs, _device, _threads,
    ];

    /// <summary>Adds the model and all options to a verb.</summary>
    public void Define(Command command)
    {
        command.Add(_model);
        DefineOptions(command);
    }

    /// <summary>Adds all options to a verb that names its models in its own way.</summary>
    public void DefineOptions(Command command)
    {
        foreach (Option option in All)
            command.Add(option);
    }

    /// <summary>The options that a person typed.</summary>
    public IEnumerable<string> Typed(ParseResult parsed) =>
        All.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name);

    /// <summary>The folder where data sets are looked for first, or null.</summary>
    public string? DataFolder(ParseResult parsed) => parsed.GetValue(_data);

    /// <summary>What was typed, found in range.</summary>
    /// <exception cref="InputException">A value is out of range.</exception>
    public TrainingOptions Read(ParseResult parsed) => Read(parsed, parsed.GetValue(_model)!);

    /// <summary>What was typed, for a model that the verb names in its own way.</summary>
    /// <exception cref="InputException">A value is out of range.</exception>
    public TrainingOptions Read(ParseResult parsed, string model) => new TrainingOptions
    {
        Model = Model(parsed, model),
        DataSet = parsed.GetValue(_dataset)!,
        DataFolder = parsed.GetValue(_data),
        Epochs = parsed.GetValue(_epochs),
        BatchSize = parsed.GetValue(_batch),
        LearningRate = parsed.GetValue(_lr),
        Optimizer = parsed.GetValue(_optimizer)!,
        Schedule = parsed.GetValue(_schedule)!,
        Warmup = parsed.GetValue(_warmup),
        Seed = parsed.GetValue(_seed),
        SplitSeed = parsed.GetValue(_splitSeed),
        ValidationShare = parsed.GetValue(_validation),
        Keep = parsed.GetValue(_keep)!,
        Patience = parsed.GetValue(_patience),
        Loss = parsed.GetValue(_loss)!,
        LabelSmoothing = parsed.GetValue(_smoothing),
        ClassWeights = parsed.GetValue(_classWeights)!,
        Sampling = parsed.GetValue(_sampling)!,
        L1 = parsed.GetValue(_l1),
        L2 = parsed.GetValue(_l2),
        ClipNorm = parsed.GetValue(_clip),
        Ema = parsed.GetValue(_ema),
        Preprocessing = parsed.GetValue(_preprocessing)!,
        Augment = parsed.GetValue(_augment)!,
        TrainSize = parsed.GetValue(_trainSize),
        From = parsed.GetValue(_from),
        KeepHead = parsed.GetValue(_keepHead),
        Freeze = parsed.GetValue(_freeze),
        KeptRate = parsed.GetValue(_keptRate),
        Threads = parsed.GetValue(_threads),
        Device = parsed.GetValue(_device)!,
    }.Validated();

    /// <summary>MODEL-DATASET, fit for a folder's name.</summary>
    public static string DefaultRunName(TrainingOptions options)
    {
        string model = JsonModel.IsFile(options.Model) ? Path.GetFileNameWithoutExtension(options.Model) : options.Model;
        string dataset = Path.GetFileName(Path.TrimEndingDirectorySeparator(options.DataSet));
        char[] marks = [':', '=', ','];
        return string.Join('-', $"{model}-{dataset}".Split(marks));
    }

    string Model(ParseResult parsed, string typed)
    {
        if (JsonModel.IsFile(typed))
            return _knobs.FirstOrDefault(knob => parsed.GetValue(knob) is not null) is { } option
                ? throw new InputException($"{option.Name}: a model file says all of that itself, write it there") : typed;
        PartSpec model = PartSpec.Parse(typed);
        foreach (Option<string?> knob in _knobs)
            if (parsed.GetValue(knob) is { } value)
                model = model.With(knob.Name.TrimStart('-'), value);
        return model.ToString();
    }

    static Option<T> Of<T>(string name, string description, T otherwise) => new(name) { Description = description, DefaultValueFactory = _ => otherwise };

    static Option<string?> Knob(string name, string description) => new($"--{name}") { Description = $"{description}: the model's knob {name}." };
}
