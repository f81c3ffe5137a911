using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Strata.Storage;

/// <summary>Temporary files of processes that were killed while they wrote: nobody will ever rename them.</summary>
static partial class AbandonedFiles
{
    /// <summary>Deletes those in a folder, not below it; files of processes that live are left alone.</summary>
    public static void Clear(string folder)
    {
        foreach (string file in Directory.GetFiles(folder, "*.tmp"))
            if (Temporary().Match(file) is { Success: true } match && !IsAlive(match.Groups["process"].Value))
                File.Delete(file);
    }

    static bool IsAlive(string process)
    {
        try
        {
            Process.GetProcessById(int.Parse(process, CultureInfo.InvariantCulture)).Dispose();
            return true;
        }
        catch (Exception error) when (error is ArgumentException or OverflowException)
        {
            return false;
        }
    }

    // As AtomicFile and OptimizedGraph name them: the target, the process, perhaps a mark of its own.
    [GeneratedRegex(@"\.(?<process>\d+)(-[0-9a-f]+)?\.tmp\z")]
    private static partial Regex Temporary();
}
