using ScottPlot;
using ScottPlot.TickGenerators;

namespace Strata.Analysis.Clustering.Curves;

/// <summary>
/// Which classes come apart where: for each layer (row) and class (column) the share of the class's images in the cluster that was
/// matched to it.
/// </summary>
static class ClassMap
{
    const int MostClassesWithText = 20, HeightOfARow = 30, Rest = 150;
    const float PixelsOfALetter = 7.5f, PixelsOfATick = 14;

    public static Plot Of(LayerCurve curve, IReadOnlyList<string> classes, int[] labels)
    {
        double[,] shares = new double[curve.Points.Count, classes.Count];
        for (int row = 0; row < curve.Points.Count; row++)
            for (int label = 0; label < classes.Count; label++)
                shares[row, label] = 100 * Share(curve.Points[row].Matched, labels, label);
        Plot plot = new();
        ScottPlot.Plottables.Heatmap map = plot.Add.Heatmap(shares);
        (map.Colormap, map.ManualRange) = (new ScottPlot.Colormaps.Viridis(), new ScottPlot.Range(0, 100));
        plot.Add.ColorBar(map).Label = "images of the class in its cluster, %";
        if (classes.Count <= MostClassesWithText)
            Spell(plot, shares);
        // Room for names in a wider font than the one that is measured: whoever opens the file may not have it.
        plot.Axes.Left.MinimumSize = PixelsOfALetter * curve.Points.Max(point => point.Layer.Length) + PixelsOfATick;
        plot.Axes.Left.TickGenerator = Names([.. curve.Points.Select(point => point.Layer).Reverse()]);
        plot.Axes.Bottom.TickGenerator = Names(classes);
        plot.XLabel("class");
        plot.Title(curve.Model is null ? curve.Method : $"{curve.Method} on {curve.Model}");
        plot.Axes.Margins(0, 0);
        return plot;
    }

    /// <summary>How many pixels high its picture should be.</summary>
    public static int HeightOf(LayerCurve curve) => curve.Points.Count * HeightOfARow + Rest;

    static double Share(int[] matched, int[] labels, int label)
    {
        int own = 0, together = 0;
        for (int i = 0; i < labels.Length; i++)
            if (labels[i] == label)
                (own, together) = (own + 1, together + (matched[i] == label ? 1 : 0));
        return own == 0 ? double.NaN : together / (double)own;
    }

    // Row 0 is at the top.
    static void Spell(Plot plot, double[,] shares)
    {
        int rows = shares.GetLength(0);
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < shares.GetLength(1); column++)
            {
                if (double.IsNaN(shares[row, column]))
                    continue;
                ScottPlot.Plottables.Text text = plot.Add.Text($"{shares[row, column]:0}", column, rows - 1 - row);
                (text.LabelAlignment, text.LabelFontSize) = (Alignment.MiddleCenter, 11);
                text.LabelFontColor = shares[row, column] < 60 ? Colors.White : Colors.Black;
            }
    }

    static NumericManual Names(IReadOnlyList<string> names) => new([.. Enumerable.Range(0, names.Count).Select(place => (double)place)], [.. names]);
}
