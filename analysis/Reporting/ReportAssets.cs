namespace Strata.Analysis.Reporting;

/// <summary>Styles and scripts that the build puts beside the program.</summary>
static class ReportAssets
{
    const string Library = "echarts.common.min.js";

    static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "report");

    /// <summary>The library that draws the explorer, Apache ECharts; null where the build did not find it.</summary>
    public static string? Charts => File.Exists(Path.Combine(Folder, Library)) ? Text(Library) : null;

    /// <summary>One of Strata's own files.</summary>
    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));
}
