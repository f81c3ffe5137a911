using System.CommandLine;
using Strata.Analysis.Layers;
using Strata.CommandLine;
using Strata.Features;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.Similarity;

/// <summary>`similarity RUN [RUN]`: which layers of two networks, or of one, hold the same.</summary>
[Part("similarity", "Says how alike all layers of two models are, or of one with itself: linear CKA and RSA as heat maps, CSV and sentences.")]
sealed class SimilarityVerb : IVerb
{
    readonly Option<string> _estimator = new("--estimator")
    {
        Description = "The HSIC in CKA: unbiased (Song et al. 2012; about 0 for unrelated layers of any width) or biased (Kornblith et al. 2019).",
        HelpName = "NAME",
        DefaultValueFactory = _ => "unbiased",
    };
    readonly Option<int> _ranked = new("--rsa-images")
    {
        Description = "How many of the images RSA compares by pairs; memory grows with the square.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => new SimilarityOptions().RankedImages,
    };
    readonly Option<string?> _out = new("--out") { Description = "The folder for CSV, SVG and JSON. Default: reports/similarity-RUN.", HelpName = "FOLDER" };
    readonly LayerChoices _layers = new(5_000, new ArgumentArity(1, 2), new Pooling { Kind = PoolKind.Projection, Width = 256 });

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- similarity lenet-relu-mnist cnn-32-64-mnist --dataset mnist";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        _layers.AddTo(command);
        command.Add(_estimator);
        command.Add(_ranked);
        command.Add(_out);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        string[] known = ["unbiased", "biased"];
        string estimator = options.GetValue(_estimator)!;
        if (!known.Contains(estimator))
            throw Nearest.Unknown("estimator", estimator, known);
        LayerInput input = _layers.Open(options, shell);
        string folder = OutputFolder.Require(options.GetValue(_out) ?? input.DefaultFolder("similarity"));
        SimilarityReport report = SimilarityAnalysis.Run(
            input, new SimilarityOptions { IsUnbiased = estimator == "unbiased", RankedImages = options.GetValue(_ranked) }, shell);
        SimilarityFiles.Write(folder, report);
        foreach (SimilarityMap map in report.Maps)
            shell.Show(SimilarityFiles.Table(report, map));
        foreach (string sentence in report.Sentences)
            shell.Say(sentence);
        shell.Emit(report);
        shell.Say($"written to {folder}{Path.DirectorySeparatorChar}");
        return 0;
    }
}
