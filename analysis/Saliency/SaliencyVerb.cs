using System.CommandLine;
using Strata.Analysis.Evaluation;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Analysis.Saliency;

/// <summary>`saliency RUN…`: where in its images a model looks.</summary>
[Part("saliency", "Shows where in its images a model looks: occlusion and Grad-CAM for any ONNX classifier, as pictures, CSV and NPY.")]
sealed class SaliencyVerb : IVerb
{
    static readonly SaliencyOptions s_default = new();

    readonly ScoringChoices _choices = new(ArgumentArity.OneOrMore);
    readonly Option<int> _images = new("--images")
    {
        Description = "Images of each kind (right and certain, wrong, unsure), at most.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => s_default.Images,
    };
    readonly Option<string[]> _methods = new("--methods")
    {
        Description = $"What to look with: {string.Join(", ", SaliencyOptions.Methods)}.",
        HelpName = "METHOD",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => SaliencyOptions.Methods,
    };
    readonly Option<string?> _layer = new("--layer")
    {
        Description = "The map that Grad-CAM weighs; `inference -- layers` lists them. Default: that of the last convolution.",
        HelpName = "TENSOR",
    };
    readonly Option<int?> _patch = new("--patch")
    {
        Description = "The side of the patch that hides, in pixels. Default: about a fifth of the image.",
        HelpName = "PIXELS",
    };
    readonly Option<int?> _stride = new("--stride") { Description = "By how many pixels it moves. Default: half of its side.", HelpName = "PIXELS" };
    readonly Option<string> _class = new("--class")
    {
        Description = "The class that is explained: predicted or label.",
        HelpName = "WHICH",
        DefaultValueFactory = _ => "predicted",
    };
    readonly Option<string?> _out = new("--out") { Description = "The folder for everything. Default: reports/saliency-RUN." };

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- saliency lenet-relu-mnist --dataset mnist --images 6";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        _choices.AddTo(command);
        foreach (Option option in new Option[] { _images, _methods, _layer, _patch, _stride, _class, _out })
            command.Add(option);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        SaliencyOptions wanted = Wanted(options);
        using EvaluationJobs jobs = _choices.OpenTogether(options, shell).RequireImages();
        string folder = options.GetValue(_out) ?? ScoringChoices.DefaultFolder("saliency", jobs.Models);
        ScoredModels scored = jobs.RunTogether(shell);
        SaliencyReport[] reports = [.. scored.Models.Select(model => SaliencyAnalysis.Run(model, scored.Set, wanted, ModelOptions.Settings(options), shell))];
        foreach (SaliencyReport report in reports)
        {
            string own = reports.Length == 1 ? folder : Path.Combine(folder, FileName.Of(report.Model));
            SaliencyFiles.Write(OutputFolder.Require(own), report, scored.Set);
            foreach (string finding in report.Findings)
                shell.Say(finding);
            shell.Say($"written to {own}{Path.DirectorySeparatorChar}");
        }
        if (reports is [var only])
            shell.Emit(only);
        else
            shell.Emit(new { Models = reports });
        return 0;
    }

    SaliencyOptions Wanted(ParseResult options)
    {
        (int images, string which) = (options.GetValue(_images), options.GetValue(_class)!);
        if (images < 1)
            throw new InputException($"--images is {images}, give at least 1");
        if (which is not ("predicted" or "label"))
            throw Nearest.Unknown("class to explain", which, ["predicted", "label"]);
        return new SaliencyOptions
        {
            Images = images,
            Layer = options.GetValue(_layer),
            Patch = options.GetValue(_patch),
            Stride = options.GetValue(_stride),
            ExplainsLabel = which == "label",
        }.With(options.GetValue(_methods)!);
    }
}
