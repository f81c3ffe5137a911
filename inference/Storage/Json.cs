using System.Text.Json;
using System.Text.Json.Serialization;

namespace Strata.Storage;

/// <summary>How Strata writes and reads JSON everywhere: camelCase, indented in files, one line for machines, NaN as a literal.</summary>
public static class Json
{
    /// <summary>For files that people open.</summary>
    public static JsonSerializerOptions Indented { get; } = Make(indented: true);

    /// <summary>For `--json` on stdout and for metadata inside a model.</summary>
    public static JsonSerializerOptions Line { get; } = Make(indented: false);

    static JsonSerializerOptions Make(bool indented) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = indented,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
