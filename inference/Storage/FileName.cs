using System.Text;
using System.Text.RegularExpressions;

namespace Strata.Storage;

/// <summary>File names for anything that has a name.</summary>
public static partial class FileName
{
    const int Longest = 100;

    /// <summary>
    /// A name of letters, digits, '.', '_' and '-' that is good on every file system and stays in its folder. A name that is good already
    /// stays as it is; any other gets a checksum behind it, so that two names never become one.
    /// </summary>
    public static string Of(string name)
    {
        if (name.Length <= Longest && Good().IsMatch(name))
            return name;
        string plain = Bad().Replace(name, "_").Trim('_', '.');
        return $"{plain[..Math.Min(plain.Length, Longest)]}-{Crc32C.Of(Encoding.UTF8.GetBytes(name)):x8}";
    }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]*\z")]
    private static partial Regex Good();

    [GeneratedRegex(@"[^A-Za-z0-9.-]+")]
    private static partial Regex Bad();
}
