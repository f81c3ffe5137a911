using System.CommandLine;
using Spectre.Console;
using Strata.CommandLine;
using Strata.Data;
using Strata.Onnx;
using Strata.Pipelines;
using Strata.Registry;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Features.Verbs;

/// <summary>`features MODEL`: what the layers of a model make of every image of a data set, as NPY files.</summary>
[Part("features", "Write what layers of a model make of a data set: one NPY file a layer, pooled inside the graph, in one pass.")]
sealed class FeaturesVerb : IVerb
{
    readonly Argument<string> _model = ModelArgument.Create();
    readonly FeatureChoices _choices = new();
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
    readonly Option<int?> _count = new("--count") { Description = "Images, for sets that are made by code.", HelpName = "NUMBER" };
    readonly Option<string> _out = new("--out")
    {
        Description = "The folder of all features; RUN/DATASET-SPLIT/ is made in it.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => new FeatureOptions().Out,
    };
    readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace features of another model or other data." };

    /// <inheritdoc/>
    public string Example => "dotnet run --project inference -- features lenet-relu-mnist --dataset mnist --layers 'conv*,fc1' --pool grid2";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        command.Add(_model);
        _choices.AddTo(command);
        Option[] others = [_dataSet, _split, DataOptions.Folder, DataOptions.Offline, _count, DataOptions.Seed, _out, _overwrite];
        Array.ForEach(others, command.Add);
        ModelOptions.AddTo(command);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        FeatureOptions features = _choices.Of(options) with { Out = options.GetValue(_out)!, Overwrite = options.GetValue(_overwrite) };
        ModelFile model = ModelFile.Find(options.GetValue(_model)!);
        using IImageStream stream = Open(model, options, shell);
        FeatureReport report = FeatureExtraction.Run(model, stream, features, shell);
        Show(report, shell);
        shell.Emit(new
        {
            Model = report.Folder.Index.Model,
            report.Folder.Index.Data,
            Folder = report.Folder.Path,
            report.Folder.Rows,
            report.Images,
            report.ResumedAt,
            report.Seconds,
            report.ImagesPerSecond,
            Written = report.Written.Select(Plain),
            Present = report.Present.Select(Plain),
        });
        return 0;
    }

    IImageStream Open(ModelFile model, ParseResult options, Shell shell)
    {
        string name = options.GetValue(_dataSet) ?? ModelHead.Read(model.Path).Metadata.DataSet ?? throw new InputException(
            $"{model.Path} does not say what it was trained on: name a data set with --dataset, as in {string.Join(", ", DataSets.Names)}");
        string split = options.GetValue(_split)!;
        DataRequest request = DataOptions.Request(options, shell) with { Count = options.GetValue(_count), HeldOut = ValidationSplit.Of(split, [model]) };
        if (request.Count is not null && DataSets.SourceOf(name) is not IMadeDataSet)
            throw new InputException($"--count is for sets that are made by code; {name} has the images that it has");
        return ImageStreams.Open(name, split, request);
    }

    static void Show(FeatureReport report, Shell shell)
    {
        FeatureFolder folder = report.Folder;
        Table table = new Table().AddColumns("layer", "operator", "shape", "pooling")
            .AddColumn(new TableColumn("values").RightAligned()).AddColumn(new TableColumn("size").RightAligned()).AddColumns("file", "");
        foreach (FeatureLayer layer in report.Written.Concat(report.Present).OrderBy(layer => layer.Place))
            table.AddRow(
                Markup.Escape(layer.Name), Markup.Escape(layer.Op), string.Join('x', layer.Shape), layer.Pooling ?? "", $"{layer.Width:N0}",
                ByteSize.Spell(new FileInfo(Path.Combine(folder.Path, layer.File)).Length), Markup.Escape(layer.File),
                report.Written.Contains(layer) ? "written" : "was there");
        shell.Show(table);
        string what = $"{folder.Index.Model.Name} on {folder.Index.Data.Name} ({folder.Index.Data.Split})";
        shell.Say(report.Images > 0
            ? $"{what}: {report.Images:N0} images in {report.Seconds:0.00} s, {report.ImagesPerSecond:N0} images/s"
            : $"{what}: all was there, and is of these {folder.Rows:N0} images");
        shell.Say($"written to {folder.Path}{Path.DirectorySeparatorChar}");
    }

    // Without the checksums, of which there is one a thousand rows.
    static object Plain(FeatureLayer layer) =>
        new { layer.Name, layer.Op, layer.Shape, layer.Pooling, layer.Width, layer.Type, layer.File, layer.Fingerprint };
}
