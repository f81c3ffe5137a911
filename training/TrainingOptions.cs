using Strata.Data;
using Strata.Training.Loop;

namespace Strata.Training;

/// <summary>Everything that decides how a run goes. Two runs with equal options on the same machine give the same bytes.</summary>
public sealed record TrainingOptions
{
    const double DefaultKeptRate = 0.1;

    /// <summary>The model and its knobs, as in "cnn-32-64:hidden=512".</summary>
    public required string Model { get; init; }

    /// <summary>The data set's name or path.</summary>
    public string DataSet { get; init; } = "mnist";

    /// <summary>The folder to look for it first, or null.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Passes over the training images, at least 1.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Images of one step, at least 1.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The learning rate, above 0.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>The optimizer and its knobs, as in "sgd:momentum=0.9".</summary>
    public string Optimizer { get; init; } = "adam";

    /// <summary>The learning rate schedule and its knobs, as in "step:size=2,gamma=0.5".</summary>
    public string Schedule { get; init; } = "constant";

    /// <summary>Epochs of linear warm-up, 0 or more; fractions count.</summary>
    public double Warmup { get; init; }

    /// <summary>Seed of everything that is random: weights, order and, where <see cref="SplitSeed"/> is null, split.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Seed of which images are held out and drawn, so that runs of several seeds can share them; null for <see cref="Seed"/>.</summary>
    public int? SplitSeed { get; init; }

    /// <summary>The seed that decides which images are held out and drawn.</summary>
    internal int DataSeed => SplitSeed ?? Seed;

    /// <summary>The share of the training images that is held out to choose the best epoch, below 1; 0 to train on all, where the last epoch is kept.</summary>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>The epoch whose weights are kept: "best" on what was held out, or "last".</summary>
    public string Keep { get; init; } = "best";

    /// <summary>Stop once the validation loss has not improved for that many epochs; 0 never stops early.</summary>
    public int Patience { get; init; }

    /// <summary>The training loss and its knobs: "cross-entropy", "focal:gamma=2", or "softmax-cross-entropy", a documented mistake.</summary>
    public string Loss { get; init; } = "cross-entropy";

    /// <summary>The share of the target that is spread over all classes, 0 to below 1.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>"none", or "balanced" to give every class the same say in the loss.</summary>
    public string ClassWeights { get; init; } = "none";

    /// <summary>"natural", each image once an epoch, or "balanced", each class equally often in as many images.</summary>
    public string Sampling { get; init; } = "natural";

    /// <summary>The factor of the sum of absolute weights in the loss, 0 or more. With <see cref="L2"/> beside it: elastic net.</summary>
    public double L1 { get; init; }

    /// <summary>The factor of the sum of squared weights in the loss, 0 or more.</summary>
    public double L2 { get; init; }

    /// <summary>The largest norm that the gradient of a step may have; longer ones are scaled down. 0 never clips.</summary>
    public double ClipNorm { get; init; }

    /// <summary>The share of the moving average of the weights that a step keeps, 0 to below 1; 0 takes the weights as they are.</summary>
    public double Ema { get; init; }

    /// <summary>How pixels are normalised: "standard", "scale", "channel-mean" or "mean-image".</summary>
    public string Preprocessing { get; init; } = "standard";

    /// <summary>Augmentations of the training images and their knobs, in order, as in "shift:pixels=2".</summary>
    public IReadOnlyList<string> Augment { get; init; } = [];

    /// <summary>Train on that many images, as evenly over the classes as can be; 0 for all that are not held out.</summary>
    public int TrainSize { get; init; }

    /// <summary>Parts of a cross-validation, at least 2; 0 for a single run with <see cref="ValidationShare"/>.</summary>
    public int Folds { get; init; }

    /// <summary>Which of the <see cref="Folds"/> validates, from 1; 0 without folds.</summary>
    public int Fold { get; init; }

    /// <summary>Which images all of this holds out; null for none.</summary>
    internal HeldOut? HeldOut => Folds > 0 ? new HeldOut(0, DataSeed, Folds, Fold) : ValidationShare > 0 ? new HeldOut(ValidationShare, DataSeed) : null;

    /// <summary>The folder of a run to start from, or its name under models/; null for random weights.</summary>
    public string? From { get; init; }

    /// <summary>Whether the last layer is kept from <see cref="From"/> as well, where it fits: to go on with the same classes.</summary>
    public bool KeepHead { get; init; }

    /// <summary>The layer up to which nothing learns, as in "conv2"; null for none.</summary>
    public string? Freeze { get; init; }

    /// <summary>The share of the learning rate at which the weights kept from <see cref="From"/> learn, above 0.</summary>
    public double KeptRate { get; init; } = DefaultKeptRate;

    /// <summary>Threads of libtorch; 0 for one a core.</summary>
    public int Threads { get; init; }

    /// <summary>"cpu", "cuda", or "auto" for cuda where it is available.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Refuses values that cannot work, all mistakes in one message.</summary>
    /// <exception cref="InputException">At least one value is out of range.</exception>
    public TrainingOptions Validated()
    {
        List<string> mistakes = [];
        void Require(bool holds, string mistake)
        {
            if (!holds)
                mistakes.Add(mistake);
        }
        Require(Epochs >= 1, $"--epochs is {Epochs}, give at least 1");
        Require(BatchSize >= 1, $"--batch is {BatchSize}, give at least 1");
        Require(double.IsFinite(LearningRate) && LearningRate > 0, $"--lr is {LearningRate}, give a number above 0");
        Require(double.IsFinite(Warmup) && Warmup >= 0 && (Epochs < 1 || Warmup <= Epochs), $"--warmup is {Warmup}, give 0 to the number of epochs");
        Require(ValidationShare is >= 0 and < 1, $"--validation is {ValidationShare}, give a share from 0 to below 1");
        Require(KeptEpoch.Kinds.Contains(Keep), $"--keep is '{Keep}', give {string.Join(" or ", KeptEpoch.Kinds)}");
        Require(Patience >= 0, $"--patience is {Patience}, give 0 or more");
        if (HeldOut is null)
        {
            Require(Keep != "best", "--validation 0 holds out no images that could tell the best epoch: add --keep last");
            Require(Patience <= 0, "--validation 0 holds out no images that could tell when to stop: leave --patience out");
        }
        Require(LabelSmoothing is >= 0 and < 1, $"--label-smoothing is {LabelSmoothing}, give 0 to below 1");
        Require(Losses.ClassWeights.Kinds.Contains(ClassWeights), $"--class-weights is '{ClassWeights}', give {string.Join(" or ", Losses.ClassWeights.Kinds)}");
        Require(EpochOrder.Kinds.Contains(Sampling), $"--sampling is '{Sampling}', give {string.Join(" or ", EpochOrder.Kinds)}");
        Require(ClassWeights == "none" || Sampling != "balanced", "--sampling balanced and --class-weights balanced each make up for rare classes, give one of them");
        Require(double.IsFinite(L1) && L1 >= 0, $"--l1 is {L1}, give 0 or more");
        Require(double.IsFinite(L2) && L2 >= 0, $"--l2 is {L2}, give 0 or more");
        Require(double.IsFinite(ClipNorm) && ClipNorm >= 0, $"--clip is {ClipNorm}, give 0 or more");
        Require(Ema is >= 0 and < 1, $"--ema is {Ema}, give 0 to below 1, as in 0.999");
        Require(Export.Preprocessing.Kinds.Contains(Preprocessing), $"--preprocessing is '{Preprocessing}', give {string.Join(", ", Export.Preprocessing.Kinds)}");
        Require(Folds is 0 or >= 2, $"--folds is {Folds}, give at least 2");
        Require(Folds == 0 ? Fold == 0 : Fold >= 1 && Fold <= Folds, $"the fold {Fold} of {Folds} is none: give 1 to {Folds}");
        Require(TrainSize >= 0, $"--train-size is {TrainSize}, give 0 or more");
        Require(double.IsFinite(KeptRate) && KeptRate > 0, $"--kept-rate is {KeptRate}, give a number above 0");
        Require(From is not null || KeptRate == DefaultKeptRate, "--kept-rate is for weights kept from another run, give --from too");
        Require(From is not null || !KeepHead, "--keep-head is for the last layer of another run, give --from too");
        Require(Threads >= 0, $"--threads is {Threads}, give 0 or more");
        Require(Device is "cpu" or "cuda" or "auto", $"--device is '{Device}', give cpu, cuda or auto");
        return mistakes.Count == 0 ? this : throw new InputException(string.Join("; ", mistakes));
    }
}
