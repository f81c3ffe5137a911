using System.CommandLine;
using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Images;
using Strata.Predicting.Formats;
using Strata.Registry;
using Strata.Sessions;
using Strata.Views;

namespace Strata.Predicting;

[Part("predict", "Says what images show, as CSV or JSON lines: of a data set, a folder or ZIP of image files, or one file.")]
sealed class PredictVerb : IVerb
{
    static readonly string[] s_resizes = [.. Enum.GetNames<ResizeMode>().Select(name => name.ToLowerInvariant())];

    readonly Argument<string> _model = new("MODEL")
    {
        Description = "A run's name or folder under models/, or any ONNX file that scores images.",
    };
    readonly Option<string?> _input = new("--input", "--dataset")
    {
        Description = "A data set by name, IDX images with or without labels, a folder or ZIP of JPEG and PNG files in any folders, "
            + "or one such file. Default: the data set that the model's file names.",
        HelpName = "DATA",
    };
    readonly Option<string?> _split = new("--split")
    {
        Description = "The split of a data set: train, test (default), or validation (what the training of the model held out); of a folder, "
            + "only files under a folder of that name.",
        HelpName = "NAME",
    };
    readonly Option<int?> _count = new("--count") { Description = "Images, for sets that are made by code.", HelpName = "NUMBER" };
    readonly Option<string?> _out = new("--out")
    {
        Description = "The file of predictions, or - for standard output. Default: reports/predict-MODEL.csv. Files that are left out are "
            + "listed beside it, in NAME.faults.csv.",
        HelpName = "FILE",
    };
    readonly Option<string?> _format = new("--format")
    {
        Description = string.Join(" or ", Parts<IPredictionFormat>.All.Select(part => $"{part.Name} ({part.Summary})"))
            + ". Default: by the ending of --out.",
        HelpName = "NAME",
    };
    readonly Option<int> _top = new("--top")
    {
        Description = "Classes a row, the most probable first.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 1,
    };
    readonly Option<string?> _classes = new("--classes")
    {
        Description = "A text file of class names, one a line, for models whose file has none.",
        HelpName = "FILE",
    };
    readonly Option<string[]> _ensemble = new("--ensemble")
    {
        Description = "Further models; the probabilities of all are averaged.",
        HelpName = "MODEL",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };
    readonly Option<string[]> _tta = new("--tta")
    {
        Description = "Test-time views to average over, as in flip shift:pixels=1; "
            + $"known: {string.Join(", ", Parts<ITestTimeView>.Names)}.",
        HelpName = "VIEW",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };
    readonly Option<string> _resize = new("--resize")
    {
        Description = $"What to do with image files of another size than the model takes: {string.Join(", ", s_resizes)}. None: they are "
            + "faults. Else by area interpolation where they shrink and bilinear where they grow.",
        HelpName = "HOW",
        DefaultValueFactory = _ => s_resizes[0],
    };
    readonly Option<double> _megapixels = new("--max-megapixels")
    {
        Description = "Image files that announce more pixels are faults.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => ImageLimits.Default.Pixels / 1e6,
    };
    readonly Option<double> _megabytes = new("--max-megabytes")
    {
        Description = "Larger image files are faults.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => ImageLimits.Default.Bytes / 1048576.0,
    };
    readonly Option<bool> _strict = new("--strict") { Description = "Exit with 1 if any file was left out." };

    public string Example => "dotnet run --project inference -- predict lenet-relu-mnist --input digits --top 3 --out reports/digits.csv";

    public void Define(Command command)
    {
        command.Add(_model);
        Option[] options =
        [
            _input, _split, _count, _out, _format, _top, _classes, _ensemble, _tta, _resize, _megapixels, _megabytes, _strict,
            DataOptions.Folder, DataOptions.Offline, DataOptions.Seed,
        ];
        Array.ForEach(options, command.Add);
        ModelOptions.AddTo(command);
    }

    public int Execute(ParseResult options, Shell shell)
    {
        ModelFile[] models = Models(options);
        string target = options.GetValue(_out) ?? Path.Combine("reports", $"predict-{models[0].Name}.csv");
        if (target == "-" && shell.IsJson)
            throw new InputException("--out - and --json both want standard output: give --out a file");
        if (target == "-")
            shell = shell.ForData();
        PredictionReport report = new PredictionJob
        {
            Models = models,
            Views = options.GetValue(_tta)!,
            Input = Input(models, options, shell),
            File = PredictionFile.Of(target, options.GetValue(_format)),
            Settings = ModelOptions.Settings(options),
            Batch = options.GetValue(ModelOptions.Batch),
            Top = options.GetValue(_top) is >= 1 and var top ? top
                : throw new InputException($"--top is {options.GetValue(_top)}, give at least 1"),
            ClassFile = options.GetValue(_classes),
        }.Run(shell);
        Tell(report, shell);
        shell.Emit(report);
        // Where not one file could be read, nothing was predicted.
        return report.Faults > 0 && (report.Images == 0 || options.GetValue(_strict)) ? 1 : 0;
    }

    ModelFile[] Models(ParseResult options) =>
    [
        .. options.GetValue(_ensemble)!
            .SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Prepend(options.GetValue(_model)!)
            .Select(text => ModelFile.Find(text)),
    ];

    PredictionInput Input(ModelFile[] models, ParseResult options, Shell shell) => new()
    {
        Models = models,
        Text = options.GetValue(_input),
        Split = options.GetValue(_split),
        Request = DataOptions.Request(options, shell) with { Count = options.GetValue(_count) },
        Resize = Array.IndexOf(s_resizes, options.GetValue(_resize)) is >= 0 and var mode ? (ResizeMode)mode
            : throw Nearest.Unknown("way to resize", options.GetValue(_resize)!, s_resizes),
        Limits = new ImageLimits(Millions(options, _megabytes, 1 << 20), Millions(options, _megapixels, 1e6)),
    };

    static long Millions(ParseResult options, Option<double> option, double unit) =>
        options.GetValue(option) is > 0 and <= 1e6 and var value ? Math.Max(1, (long)(value * unit))
        : throw new InputException($"{option.Name} is {options.GetValue(option)}: give a number above 0, at most 1,000,000");

    static void Tell(PredictionReport report, Shell shell)
    {
        string accuracy = report.Accuracy is not { } share ? ""
            : $", accuracy {share:0.00 %}{(report.Labelled == report.Images ? "" : $" of {report.Labelled:N0} whose class is known")}";
        shell.Say(
            $"{report.Model} on {report.Input}: {report.Images:N0} images in {report.Seconds:0.00} s "
            + $"after {report.StartSeconds:0.00} s of start, {report.ImagesPerSecond:N0} images/s (batch {report.Batch}, {report.Runtime}){accuracy}");
        if (report.Faults > 0)
            shell.Warn($"{report.Faults:N0} files were left out{(report.FaultsOut is null ? "" : $": {report.FaultsOut} says why")}");
        if (report.Out != "-")
            shell.Say($"written: {report.Out}");
    }
}
