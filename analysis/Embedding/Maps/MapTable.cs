using Spectre.Console;

namespace Strata.Analysis.Embedding.Maps;

/// <summary>Maps as a table for people.</summary>
static class MapTable
{
    /// <summary>One method, a row a layer.</summary>
    public static Table Of(MethodMaps maps, int neighbors)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn(Markup.Escape(maps.Method)) { NoWrap = true });
        foreach (string title in (IEnumerable<string>)["values", "components", "variance", "trustworthiness", "continuity", $"{neighbors} neighbours kept", "s"])
            table.AddColumn(new TableColumn(title) { NoWrap = true, Alignment = Justify.Right });
        foreach (MapPanel panel in maps.Panels)
            table.AddRow(
                Markup.Escape(panel.Title), $"{panel.Width:N0}", panel.Components is { } components ? $"{components}" : "",
                panel.Share is { } share ? $"{100 * share:0.0} %" : "", $"{panel.Quality.Trustworthiness:0.0000}", $"{panel.Quality.Continuity:0.0000}",
                $"{100 * panel.Quality.Preservation:0.0} %", $"{panel.Seconds:0.0}");
        return table;
    }
}
