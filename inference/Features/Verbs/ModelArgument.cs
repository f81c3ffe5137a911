using System.CommandLine;

namespace Strata.Features.Verbs;

/// <summary>The argument of verbs about one model.</summary>
static class ModelArgument
{
    /// <summary>MODEL.</summary>
    public static Argument<string> Create() => new("MODEL")
    {
        Description = "A run's name or folder under models/, or any ONNX file that takes images.",
    };
}
