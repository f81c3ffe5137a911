using ScottPlot;
using ScottPlot.TickGenerators;

namespace Strata.Analysis.Errors;

/// <summary>How alike the models err: the Jaccard index of their errors for every pair, and beside it what chance gives at their accuracies.</summary>
static class JaccardPlot
{
    const int MostWithText = 12, Cell = 58, SmallCell = 26, SideRoom = 130, HeadRoom = 120;
    const float PixelsOfALetter = 7.5f, PixelsOfATick = 14, Slope = 0.71f;

    /// <summary>Draws the picture.</summary>
    /// <returns>The picture and its size in pixels.</returns>
    public static (Plot Picture, int Width, int Height) Of(ErrorReport report)
    {
        int models = report.Models.Count, columns = 2 * models + 1;
        double[,] values = new double[models, columns];
        for (int row = 0; row < models; row++)
            for (int column = 0; column < columns; column++)
                values[row, column] = double.NaN;
        foreach (ErrorPair pair in report.Pairs)
        {
            (int first, int second) = (Place(report, pair.First), Place(report, pair.Second));
            values[first, second] = values[second, first] = pair.Jaccard;
            values[first, models + 1 + second] = values[second, models + 1 + first] = pair.ExpectedJaccard;
        }
        Plot picture = new();
        ScottPlot.Plottables.Heatmap map = picture.Add.Heatmap(values);
        double most = Math.Max(0.1, report.Pairs.Select(pair => pair.Jaccard).Where(double.IsFinite).DefaultIfEmpty(0).Max());
        (map.Colormap, map.ManualRange) = (new ScottPlot.Colormaps.Viridis(), new ScottPlot.Range(0, most));
        picture.Add.ColorBar(map).Label = "Jaccard index of the errors";
        if (models <= MostWithText)
            Spell(picture, values, most);
        Label(picture, report);
        int cell = models <= MostWithText ? Cell : SmallCell;
        int names = (int)NameWidth(report);
        return (picture, Math.Max(640, columns * cell + SideRoom + names), Math.Max(320, models * cell + HeadRoom + (int)(Slope * names)));
    }

    static void Label(Plot picture, ErrorReport report)
    {
        int models = report.Models.Count;
        string[] names = [.. report.Models.Select(model => model.Name)];
        picture.Axes.Left.TickGenerator = new NumericManual([.. Enumerable.Range(0, models).Select(place => models - 1.0 - place)], names);
        picture.Axes.Bottom.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, models).Concat(Enumerable.Range(models + 1, models)).Select(place => (double)place)], [.. names, .. names]);
        (picture.Axes.Bottom.TickLabelStyle.Rotation, picture.Axes.Bottom.TickLabelStyle.Alignment) = (-45, Alignment.MiddleRight);
        // Room for names in a wider font than the one that is measured: whoever opens the file may not have it.
        (picture.Axes.Left.MinimumSize, picture.Axes.Bottom.MinimumSize) = (NameWidth(report), Slope * NameWidth(report) + PixelsOfATick);
        Head(picture, "observed", (models - 1) / 2.0, models);
        Head(picture, "by chance", models + 1 + (models - 1) / 2.0, models);
        picture.HideGrid();
        picture.Axes.SetLimits(-0.5, 2 * models + 0.5, -0.5, models + 0.1);
        picture.Title($"errors that models share, {report.DataSet} ({report.Split}), {report.Images:N0} images", 14);
    }

    static float NameWidth(ErrorReport report) => PixelsOfALetter * report.Models.Max(model => model.Name.Length) + PixelsOfATick;

    static void Head(Plot picture, string text, double x, int models)
    {
        ScottPlot.Plottables.Text head = picture.Add.Text(text, x, models - 0.45);
        (head.LabelAlignment, head.LabelFontSize, head.LabelBold) = (Alignment.LowerCenter, 13, true);
    }

    // Row 0 is at the top.
    static void Spell(Plot picture, double[,] values, double most)
    {
        int rows = values.GetLength(0);
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < values.GetLength(1); column++)
            {
                if (double.IsNaN(values[row, column]))
                    continue;
                ScottPlot.Plottables.Text text = picture.Add.Text($"{values[row, column]:0.000}", column, rows - 1 - row);
                (text.LabelAlignment, text.LabelFontSize) = (Alignment.MiddleCenter, 11);
                text.LabelFontColor = values[row, column] < 0.6 * most ? Colors.White : Colors.Black;
            }
    }

    static int Place(ErrorReport report, string name) => report.Models.Select(model => model.Name).ToList().IndexOf(name);
}
