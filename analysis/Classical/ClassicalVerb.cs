using System.CommandLine;
using Strata.CommandLine;
using Strata.Data;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.Classical;

/// <summary>`classical DATA [--methods …]`: what classifiers that are no networks make of pixels and of layers.</summary>
[Part("classical", "Trains classifiers that are no networks on pixels, features or layers: table, CSV, plot, ONNX files.")]
sealed class ClassicalVerb : IVerb
{
    const string Pixels = "pixels";

    readonly Argument<string> _set = DataOptions.Set();
    readonly Option<string[]> _methods = new("--methods")
    {
        Description = $"Which: {string.Join(", ", Parts<IClassicalMethod>.Names)}; parameters follow, as in knn:k=3. Default: all.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [.. Parts<IClassicalMethod>.Names],
    };
    readonly Option<string?> _features = new("--features")
    {
        Description = "The folder of a model's features, as `inference -- features` writes it, as in features/lenet-relu-mnist.",
        HelpName = "FOLDER",
    };
    readonly Option<string[]> _layers = new("--layers")
    {
        Description = "What to look at: pixels, stats (the features that `stats` measures), and layers that --features holds, as in fc1 or conv1.mean. Default: pixels.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [Pixels],
    };
    readonly Option<int> _size = new("--train-size")
    {
        Description = "Images to learn from, balanced by class, the same as of `train --train-size`; 0 for all that are not held out.",
        HelpName = "NUMBER",
    };
    readonly Option<double> _validation = new("--validation")
    {
        Description = "The share of the training images that is held out, as `train` does, so that both learn from the same.",
        HelpName = "SHARE",
        DefaultValueFactory = _ => 0.1,
    };
    readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads; 0 for one a core. Results do not depend on it.",
        HelpName = "NUMBER",
    };
    readonly Option<string?> _out = new("--out")
    {
        Description = "The folder for everything. Default: reports/classical-DATA.",
        HelpName = "FOLDER",
    };

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- classical digits --methods logistic knn:k=3 --train-size 1000";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        command.Add(_set);
        foreach (Option option in new Option[]
            { _methods, _features, _layers, _size, _validation, DataOptions.Folder, DataOptions.Offline, DataOptions.Seed, _threads, _out })
            command.Add(option);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        PartSpec[] specs = [.. options.GetValue(_methods)!.Select(PartSpec.Parse)];
        // A mistyped method shows before a data set is loaded.
        foreach (PartSpec spec in specs)
            spec.Build("method", (IClassicalMethod method, PartParameters parameters) => method.Build(parameters));
        int seed = options.GetValue(DataOptions.Seed);
        ClassicalTask task = ClassicalTask.Load(
            options.GetValue(_set)!, options.GetValue(_size), options.GetValue(_validation), seed, DataOptions.RequestAsTrained(options, shell));
        ImageSet train = task.Train;
        ClassicalWork work = new(seed, options.GetValue(_threads), shell.Cancel);
        string folder = OutputFolder.Require(options.GetValue(_out) ?? Path.Combine("reports", $"classical-{FileName.Of(train.Name)}"));

        IReadOnlyDictionary<string, string> fingerprints = task.Fingerprints();
        List<ClassicalResult> results = [];
        foreach (string layer in options.GetValue(_layers)!)
        {
            ClassicalInput input = Input(layer, options, task, train, shell);
            results.AddRange(specs.Select(spec =>
                new ClassicalJob(spec, input, train, task.Test) { HeldOut = task.HeldOut, Fingerprints = fingerprints }.Run(folder, work, shell)));
        }
        ClassicalReport report = new(train.Name, seed, train.Count, task.Test.Count, results);
        ClassicalFiles.Write(folder, report);
        shell.Show(ClassicalFiles.Table(report));
        shell.Emit(report);
        shell.Say($"written to {folder}{Path.DirectorySeparatorChar}");
        return 0;
    }

    ClassicalInput Input(string layer, ParseResult options, ClassicalTask task, ImageSet train, Shell shell)
    {
        if (layer == Pixels)
            return ClassicalInput.Pixels(train, task.Test);
        if (layer == ClassicalInput.Stats)
            return ClassicalInput.ImageFeatures(train, task.Test, options.GetValue(_threads), shell);
        string folder = options.GetValue(_features) ?? throw new InputException(
            $"--layers names {layer}, but --features does not say which model's: give the folder that `inference -- features` wrote");
        return LayerFeatures.Read(folder, layer, task.Whole, task.Places, task.Test, shell);
    }
}
