using ScottPlot;
using ScottPlot.TickGenerators;

namespace Strata.Analysis.Evaluation;

/// <summary>
/// A confusion matrix: counts as text, each row's shares as colour. What is right is blue; mistakes are orange on a scale of their own, because
/// beside a good model's diagonal none would be seen.
/// </summary>
static class ConfusionPlot
{
    const int MostWithText = 25, Cell = 48, SmallCell = 14, SideRoom = 330, HeadRoom = 150, Largest = 1_400;
    const double Dark = 0.55;

    static readonly IColormap s_right = new ScottPlot.Colormaps.Custom(Color.FromHex(["#FFFFFF", "#9CC9E8", "#0072B2", "#003F63"]));
    static readonly IColormap s_wrong = new ScottPlot.Colormaps.Custom(Color.FromHex(["#FFFFFF", "#F7C9A0", "#D55E00", "#7A3500"]));

    /// <summary>Draws the matrix.</summary>
    /// <param name="title">As in the model's name.</param>
    /// <param name="classes">C names, in label order.</param>
    /// <param name="confusion">The counts [C,C].</param>
    /// <returns>The picture and its size in pixels.</returns>
    public static (Plot Picture, int Width, int Height) Of(string title, IReadOnlyList<string> classes, ConfusionMatrix confusion)
    {
        double[,] right = Shares(confusion, isDiagonal: true), wrong = Shares(confusion, isDiagonal: false);
        Plot picture = new();
        ScottPlot.Range mistakes = new(0, Math.Max(1, wrong.Cast<double>().Where(double.IsFinite).DefaultIfEmpty(0).Max()));
        Add(picture, right, s_right, new ScottPlot.Range(0, 100), "right, % of the class");
        Add(picture, wrong, s_wrong, mistakes, "taken for another, % of the class");
        if (classes.Count <= MostWithText)
            Spell(picture, confusion, right, wrong, mistakes.Max);
        double[] places = [.. Enumerable.Range(0, classes.Count).Select(place => (double)place)];
        picture.Axes.Bottom.TickGenerator = new NumericManual(places, [.. classes]);
        picture.Axes.Left.TickGenerator = new NumericManual(places, [.. classes.Reverse()]);
        picture.XLabel("predicted");
        picture.YLabel("truth");
        picture.Title($"{title}, {confusion.Correct:N0} of {confusion.Count:N0} right", 15);
        picture.HideGrid();
        picture.Axes.Margins(0, 0);
        int side = Math.Min(Largest, classes.Count * (classes.Count <= MostWithText ? Cell : SmallCell));
        return (picture, Math.Max(560, side + SideRoom), Math.Max(380, side + HeadRoom));
    }

    static void Add(Plot picture, double[,] shares, IColormap colours, ScottPlot.Range range, string label)
    {
        ScottPlot.Plottables.Heatmap map = picture.Add.Heatmap(shares);
        (map.Colormap, map.ManualRange) = (colours, range);
        picture.Add.ColorBar(map).Label = label;
    }

    // NaN where a cell is the other map's, or a class has no images.
    static double[,] Shares(ConfusionMatrix confusion, bool isDiagonal)
    {
        double[,] shares = new double[confusion.Classes, confusion.Classes];
        for (int label = 0; label < confusion.Classes; label++)
            for (int predicted = 0; predicted < confusion.Classes; predicted++)
                shares[label, predicted] = label == predicted == isDiagonal && confusion.Support(label) > 0
                    ? 100.0 * confusion[label, predicted] / confusion.Support(label) : double.NaN;
        return shares;
    }

    // Row 0 is at the top.
    static void Spell(Plot picture, ConfusionMatrix confusion, double[,] right, double[,] wrong, double most)
    {
        for (int label = 0; label < confusion.Classes; label++)
            for (int predicted = 0; predicted < confusion.Classes; predicted++)
            {
                if (confusion[label, predicted] == 0)
                    continue;
                ScottPlot.Plottables.Text text = picture.Add.Text($"{confusion[label, predicted]:N0}", predicted, confusion.Classes - 1 - label);
                (text.LabelAlignment, text.LabelFontSize) = (Alignment.MiddleCenter, 12);
                double strength = label == predicted ? right[label, label] / 100 : wrong[label, predicted] / most;
                text.LabelFontColor = strength > Dark ? Colors.White : Colors.Black;
            }
    }
}
