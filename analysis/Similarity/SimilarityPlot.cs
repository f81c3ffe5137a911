using ScottPlot;
using ScottPlot.TickGenerators;

namespace Strata.Analysis.Similarity;

/// <summary>A map of similarities: the first network's layers from top to bottom, the second's from left to right, a number in each cell.</summary>
static class SimilarityPlot
{
    const int WidthOfACell = 46, HeightOfACell = 30, WidthOfTheRest = 260, HeightOfTheRest = 190, LeastWidth = 640, MostCellsWithText = 900;
    const float PixelsOfALetter = 7.5f, PixelsOfATick = 14;

    /// <summary>Draws it.</summary>
    /// <returns>The picture and its size in pixels.</returns>
    public static (Plot Picture, int Width, int Height) Of(SimilarityReport report, SimilarityMap map)
    {
        double[,] values = new double[report.Rows.Count, report.Columns.Count];
        for (int row = 0; row < report.Rows.Count; row++)
            for (int column = 0; column < report.Columns.Count; column++)
                values[row, column] = map.Values[row][column];
        Plot plot = new();
        ScottPlot.Plottables.Heatmap cells = plot.Add.Heatmap(values);
        (cells.Colormap, cells.ManualRange) = (new ScottPlot.Colormaps.Viridis(), new ScottPlot.Range(0, 1));
        plot.Add.ColorBar(cells).Label = map.Measure == "cka" ? $"linear CKA ({report.Estimator})" : "RSA (Spearman)";
        if (values.Length <= MostCellsWithText)
            Spell(plot, values);
        Name(plot, report);
        plot.Title($"{map.Title} on {report.DataSet} ({report.Split}), {map.Images:N0} images");
        plot.Axes.Margins(0, 0);
        return (plot, Math.Max(LeastWidth, report.Columns.Count * WidthOfACell + WidthOfTheRest), report.Rows.Count * HeightOfACell + HeightOfTheRest);
    }

    static void Name(Plot plot, SimilarityReport report)
    {
        // Room for names in a wider font than the one that is measured: whoever opens the file may not have it.
        plot.Axes.Left.MinimumSize = PixelsOfALetter * report.Rows.Max(name => name.Length) + 2 * PixelsOfATick;
        plot.Axes.Left.TickGenerator = Names([.. report.Rows.Reverse()]);
        plot.Axes.Bottom.TickGenerator = Names(report.Columns);
        (plot.Axes.Bottom.TickLabelStyle.Rotation, plot.Axes.Bottom.TickLabelStyle.Alignment) = (45, Alignment.MiddleLeft);
        plot.XLabel(report.Second);
        plot.YLabel(report.First);
    }

    // Row 0 is at the top.
    static void Spell(Plot plot, double[,] values)
    {
        int rows = values.GetLength(0);
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < values.GetLength(1); column++)
            {
                if (double.IsNaN(values[row, column]))
                    continue;
                ScottPlot.Plottables.Text text = plot.Add.Text($"{values[row, column]:0.00;-0.00;0.00}", column, rows - 1 - row);
                (text.LabelAlignment, text.LabelFontSize) = (Alignment.MiddleCenter, 11);
                text.LabelFontColor = values[row, column] < 0.6 ? Colors.White : Colors.Black;
            }
    }

    static NumericManual Names(IReadOnlyList<string> names) => new([.. Enumerable.Range(0, names.Count).Select(place => (double)place)], [.. names]);
}
