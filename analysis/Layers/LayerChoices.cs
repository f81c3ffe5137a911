using System.CommandLine;
using Strata.Analysis.Evaluation;
using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Features.Verbs;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Analysis.Layers;

/// <summary>The options by which every verb that looks at layers is told which models, images and layers.</summary>
sealed class LayerChoices
{
    readonly Argument<string[]> _runs;
    readonly Option<int> _images;
    readonly Option<string?> _dataSet = new("--dataset")
    {
        Description = "A data set's name or path. Default: the one that the first model's file names.",
        HelpName = "DATA",
    };
    readonly Option<string> _split = new("--split")
    {
        Description = "The split: train, test, or validation (what the training of the models held out).",
        DefaultValueFactory = _ => "test",
    };
    readonly Option<string> _features = new("--features")
    {
        Description = "The folder of all features; what is missing is made there.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => new FeatureOptions().Out,
    };
    readonly FeatureChoices _choices;
    readonly Option<int>? _trainImages;

    /// <param name="images">How many images where nobody says; 0 for all.</param>
    /// <param name="models">How many models there may be.</param>
    /// <param name="pooling">How maps become vectors where nobody says; null for their means.</param>
    /// <param name="trainImages">
    /// For verbs that learn from the train split and judge on the test split: how many images they learn from; null for others.
    /// </param>
    public LayerChoices(int images, ArgumentArity models, Pooling? pooling = null, int? trainImages = null)
    {
        _runs = new("RUN")
        {
            Description = "The models: a run's name or folder under models/, any ONNX file that takes images, or a folder of such runs and files."
                + (models.MinimumNumberOfValues == 0 ? " None: the pixels alone." : ""),
            Arity = models,
        };
        _images = new("--images")
        {
            Description = "How many images, as many of each class, drawn by the seed where the split has more; 0 for all.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => images,
        };
        _choices = new FeatureChoices(pooling);
        _trainImages = trainImages is not { } learned ? null : new Option<int>("--train-images")
        {
            Description = "How many images of the train split to learn from, as many of each class, drawn by the seed; 0 for all.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => learned,
        };
    }

    /// <summary>Adds all of them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(_runs);
        foreach (Option option in new Option[] { _images, _trainImages ?? (Option)_split, _dataSet, DataOptions.Folder, DataOptions.Offline, DataOptions.Seed })
            command.Add(option);
        _choices.AddTo(command);
        ModelOptions.AddTo(command);
        command.Add(_features);
    }

    /// <summary>Finds the models, loads the data set and draws the images.</summary>
    /// <exception cref="InputException">A model, the data set or a word is unknown, or a number is out of range.</exception>
    public LayerInput Open(ParseResult options, Shell shell) => Open(options, shell, _images, _trainImages is null ? options.GetValue(_split)! : "test");

    /// <summary>The same models, and images of the train split to learn from.</summary>
    /// <inheritdoc cref="Open(ParseResult, Shell)"/>
    public LayerInput OpenTrain(ParseResult options, Shell shell) => Open(options, shell, _trainImages!, "train");

    LayerInput Open(ParseResult options, Shell shell, Option<int> images, string split)
    {
        int seed = options.GetValue(DataOptions.Seed);
        ModelFile[] models = [.. ModelFiles.Distinct(ModelFiles.Find(options.GetValue(_runs)!))];
        FeatureOptions features = _choices.Of(options) with { Out = options.GetValue(_features)! };
        int wanted = options.GetValue(images) is >= 0 and int given ? given
            : throw new InputException($"{images.Name} must be 0 (all) or more, not {options.GetValue(images)}");
        DataRequest request = DataOptions.RequestAsTrained(options, shell) with { HeldOut = ValidationSplit.Of(split, models) };
        ImageSet set = DataSets.Load(DataSet(models, options), split, request);
        return new LayerInput(models, set, Sample(set, wanted, seed), features, seed);
    }

    string DataSet(ModelFile[] models, ParseResult options) => options.GetValue(_dataSet)
        ?? (models.Length > 0 ? ModelHead.Read(models[0].Path).Metadata.DataSet : null)
        ?? throw new InputException($"name a data set with --dataset, as in {string.Join(", ", DataSets.Names)}, or a model whose file names one");

    static int[] Sample(ImageSet set, int wanted, int seed) => wanted == 0 || wanted >= set.Count
        ? [.. Enumerable.Range(0, set.Count)] : BalancedSubset.OfSize(set.Labels, wanted, seed);
}
