using System.Text.RegularExpressions;

namespace Strata.Sessions;

/// <summary>What ONNX Runtime says went wrong, without what only its makers can use.</summary>
static partial class RuntimeMessage
{
    /// <summary>
    /// The first line without error codes, the file's path (which every error of Strata names itself), and the place in ONNX Runtime's
    /// sources: as in "Unsupported model IR version: 99, max supported IR version: 13".
    /// </summary>
    public static string Short(string message)
    {
        string line = message.Split('\n', 2)[0].Trim();
        string said = Loading().Replace(Code().Replace(line, ""), "");
        for (Match place = SourcePlace().Match(said); place.Success; place = SourcePlace().Match(said))
            said = said[..place.Index] + WithoutFunction(said[(place.Index + place.Length)..]);
        said = Checked().Replace(said, "").Trim();
        return said.Length > 0 ? said : line;
    }

    // After the place stands the function: a bare name, or a signature whose parentheses may be nested.
    static string WithoutFunction(string text)
    {
        int space = text.IndexOf(' ');
        int open = text.IndexOf('(');
        if (space < 0)
            return text;
        if (open < 0 || !text[..open].Contains("::", StringComparison.Ordinal))
            return text[(space + 1)..];
        int depth = 0;
        for (int i = open; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
                return Template().Replace(text[(i + 1)..], "").TrimStart();
        }
        return text;
    }

    [GeneratedRegex(@"^\[ErrorCode:\w+\] |\[ONNXRuntimeError\] : \d+ : \w+ : ")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(Load model from .*? failed:|Exception during initialization: )(This is an invalid model\. )?|This is an invalid model\. ")]
    private static partial Regex Loading();

    [GeneratedRegex(@"(/\S+/)?\w+\.(cc|cpp|h):\d+ ")]
    private static partial Regex SourcePlace();

    [GeneratedRegex(@"^( const)?( \[with .*?\])?")]
    private static partial Regex Template();

    [GeneratedRegex(@"^\S+ was false\. ")]
    private static partial Regex Checked();
}
