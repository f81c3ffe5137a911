using Strata.CommandLine;
using Strata.Pipelines;
using Strata.Storage;

namespace Strata.Features;

/// <summary>What is still to come, from the first batches: said before the wait.</summary>
static class FeatureForecast
{
    /// <summary>Says time, memory and disk.</summary>
    /// <param name="first">How the first batches went.</param>
    /// <param name="left">Images that are left.</param>
    /// <param name="disk">Bytes that the files take.</param>
    /// <param name="folder">Where.</param>
    /// <param name="shell">Hears it.</param>
    public static void Say(PipelineReport first, long left, long disk, string folder, Shell shell)
    {
        if (left <= 0 || first.Images == 0)
            return;
        TimeSpan time = TimeSpan.FromSeconds(left / first.ImagesPerSecond);
        shell.Say(
            $"forecast: {left:N0} more images in {Spell(time)} ({first.ImagesPerSecond:N0} images/s), "
            + $"{ByteSize.Spell(Environment.WorkingSet)} of memory, {ByteSize.Spell(disk)} of disk in {folder} ({ByteSize.Spell(DiskSpace.FreeIn(folder))} free)");
    }

    static string Spell(TimeSpan time) => time.TotalSeconds < 1 ? "less than a second"
        : time.TotalMinutes < 2 ? $"about {time.TotalSeconds:0} s"
        : time.TotalHours < 2 ? $"about {time.TotalMinutes:0} min" : $"about {time.TotalHours:0.0} h";
}
