using System.CommandLine;
using Strata.Registry;

namespace Strata.Deployment;

/// <summary>Where a model goes, and in which form.</summary>
/// <param name="Target">The name of an <see cref="IExportTarget"/>.</param>
/// <param name="Folder">The folder that exports go into.</param>
/// <param name="WithDecoder">Whether the ONNX file shall take the bytes of an image file.</param>
/// <param name="MostImages">The most images that a server may put into one batch.</param>
public sealed record DeploymentOptions(string Target, string Folder, bool WithDecoder, int MostImages)
{
    /// <summary>--to TOOL.</summary>
    public static Option<string> To { get; } = new("--to")
    {
        Description = "The form: " + string.Join("; ", Parts<IExportTarget>.All.Select(part => $"{part.Name}, {part.Summary}")) + ".",
        HelpName = "TOOL",
        DefaultValueFactory = _ => "onnx",
    };

    /// <summary>--with-decoder.</summary>
    public static Option<bool> Decoder { get; } = new("--with-decoder")
    {
        Description = "An ONNX file that takes the bytes of one JPEG or PNG file: it decodes, resizes, and gives probabilities.",
    };

    /// <summary>--max-batch NUMBER.</summary>
    public static Option<int> Most { get; } = new("--max-batch")
    {
        Description = "The most images that Triton may put into one batch.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 64,
    };

    /// <summary>Adds all but the folder, which verbs name in their own way.</summary>
    public static void AddTo(Command command)
    {
        command.Add(To);
        command.Add(Decoder);
        command.Add(Most);
    }

    /// <summary>What a command line asks for.</summary>
    /// <param name="options">The command line.</param>
    /// <param name="folder">The folder that was named; null for exports/TOOL.</param>
    /// <exception cref="InputException">
    /// The tool is unknown, a number is out of range, or two options exclude each other.
    /// </exception>
    public static DeploymentOptions Of(ParseResult options, string? folder)
    {
        string target = options.GetValue(To)!;
        Parts<IExportTarget>.Get("export tool", target);
        if (options.GetValue(Decoder) && target != "onnx")
            throw new InputException($"--with-decoder makes an ONNX file: leave it out, or --to {target}");
        if (options.GetValue(Most) < 1)
            throw new InputException($"--max-batch is at least 1, not {options.GetValue(Most)}");
        return new DeploymentOptions(target, folder ?? Path.Combine("exports", target), options.GetValue(Decoder), options.GetValue(Most));
    }
}
