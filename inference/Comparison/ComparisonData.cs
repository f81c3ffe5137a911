using System.CommandLine;
using Strata.CommandLine;
using Strata.Data;
using Strata.Sessions;

namespace Strata.Comparison;

/// <summary>The images on which a changed model is held against the original.</summary>
public static class ComparisonData
{
    /// <summary>--dataset DATA.</summary>
    public static Option<string?> DataSet { get; } = new("--dataset")
    {
        Description = "A data set's name or path. Default: the one that the model's file names.",
        HelpName = "DATA",
    };

    /// <summary>Adds the options that name the data.</summary>
    public static void AddTo(Command command)
    {
        command.Add(DataSet);
        command.Add(DataOptions.Folder);
        command.Add(DataOptions.Offline);
        command.Add(DataOptions.Seed);
    }

    /// <summary>Loads a split of the data set that was asked for, or else that the model was trained on.</summary>
    /// <exception cref="InputException">Neither is known, or the model takes other images.</exception>
    public static ImageSet Load(ModelSession model, string split, ParseResult options, Shell shell)
    {
        string name = options.GetValue(DataSet) ?? model.Metadata.DataSet ?? throw new InputException(
            $"{model.Path} does not say what it was trained on: name a data set with --dataset, as in {string.Join(", ", DataSets.Names)}");
        ImageSet images = DataSets.Load(name, split, DataOptions.Request(options, shell));
        model.Input.Require(images.Shape, $"{images.Name} ({split})", model.Path);
        return images;
    }
}
