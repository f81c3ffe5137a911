using System.CommandLine;
using Spectre.Console;
using Strata.CommandLine;
using Strata.Data;
using Strata.Features.Verbs;
using Strata.Registry;
using Strata.Sessions;

namespace Strata.Checks;

/// <summary>`check MODEL`: whether a device and the optimiser give what the model's file says.</summary>
[Part("check", "Holds a device and the graph optimiser to the model's file: same classes, and how far each layer is off.")]
sealed class CheckVerb : IVerb
{
    readonly Argument<string> _model = ModelArgument.Create();
    readonly Option<string?> _dataSet = new("--dataset")
    {
        Description = "A data set's name or path. Default: the one that the model's file names.",
        HelpName = "DATA",
    };
    readonly Option<string> _split = new("--split")
    {
        Description = "The split: train, test, or validation (what the training of the model held out).",
        DefaultValueFactory = _ => "test",
    };
    readonly Option<int> _images = new("--images") { Description = "Compare the first so many images.", DefaultValueFactory = _ => 1_000 };

    public string Example => "dotnet run --project inference -- check lenet-relu-mnist --device webgpu";

    public void Define(Command command)
    {
        command.Add(_model);
        foreach (Option option in new Option[] { _dataSet, _split, _images, DataOptions.Folder, DataOptions.Offline, DataOptions.Seed })
            command.Add(option);
        command.Add(ModelOptions.Device);
        command.Add(ModelOptions.Threads);
    }

    public int Execute(ParseResult options, Shell shell)
    {
        ModelFile model = ModelFile.Find(options.GetValue(_model)!);
        SessionSettings settings = ModelOptions.Settings(options);
        ImageSet images = Images(model, options, shell);
        EngineReport report = shell.Track(
            $"check {model.Name}", 2L * images.Count, "images", progress => EngineCheck.Run(model, images, settings, progress, shell.Cancel));
        Show(report, shell);
        shell.Emit(report);
        return report.Agrees ? 0 : 1;
    }

    ImageSet Images(ModelFile model, ParseResult options, Shell shell)
    {
        int wanted = options.GetValue(_images);
        if (wanted < 1)
            throw new InputException($"--images is {wanted}, give at least 1");
        string name = options.GetValue(_dataSet) ?? DataSetOf(model);
        string split = options.GetValue(_split)!;
        ImageSet set = DataSets.Load(name, split, DataOptions.Request(options, shell) with { HeldOut = ValidationSplit.Of(split, [model]) });
        return wanted >= set.Count ? set : set.Subset([.. Enumerable.Range(0, wanted)], set.Split);
    }

    static string DataSetOf(ModelFile model)
    {
        using ModelSession session = ModelSession.Open(model.Path);
        return session.Metadata.DataSet ?? throw new InputException(
            $"{model.Path} does not say what it was trained on: name a data set with --dataset, as in {string.Join(", ", DataSets.Names)}");
    }

    static void Show(EngineReport report, Shell shell)
    {
        string device = report.Device.ToString().ToLowerInvariant();
        if (report.Placement is { } placement)
            shell.Say(placement.ToString());
        Table table = new Table().AddColumns("layer", "operator", "largest difference", "mean", "of the layer's largest");
        foreach (LayerDifference layer in report.Layers)
            table.AddRow(
                Markup.Escape(layer.Layer), Markup.Escape(layer.Op), $"{layer.Largest:0.0e+0}", $"{layer.Mean:0.0e+0}", $"{layer.Relative:0.0e+0}");
        shell.Show(table);
        string differing = report.Agrees ? ""
            : $"; not image{(report.Differing.Count == 1 ? "" : "s")} {string.Join(", ", report.Differing.Take(10))}{(report.Differing.Count > 10 ? ", …" : "")}";
        shell.Say(
            $"{report.Model} on {device}, optimised, against the CPU as the file says: {report.Agreeing:N0} of {report.Images:N0} images of "
            + $"{report.DataSet} ({report.Split}) in the same class, probabilities at most {report.LargestDifference:0.0e+0} apart{differing}");
    }
}
