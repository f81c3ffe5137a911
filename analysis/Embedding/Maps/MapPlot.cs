using ScottPlot;

namespace Strata.Analysis.Embedding.Maps;

/// <summary>All layers of one method side by side, a point an image, coloured by class, the class's name at its middle.</summary>
static class MapPlot
{
    const int MostColumns = 4, MostPoints = 3_000, MostNames = 20, LargestPanel = 640, SmallestPanel = 330, LegendWidth = 110, Head = 60;
    const double Step = 1.06, RowStep = 1.16;

    /// <summary>Draws the panels.</summary>
    /// <param name="maps">The panels.</param>
    /// <param name="report">What they are of.</param>
    /// <param name="labels">[N]: the class of each image.</param>
    /// <param name="missed">[N]: images that are all drawn and stand out, because a model misses them; null for none.</param>
    /// <param name="model">That model.</param>
    /// <returns>The picture and its size in pixels.</returns>
    public static (Plot Picture, int Width, int Height) Of(MethodMaps maps, MapReport report, int[] labels, bool[]? missed = null, string? model = null)
    {
        int columns = Math.Min(MostColumns, maps.Panels.Count), rows = (maps.Panels.Count + columns - 1) / columns;
        int side = columns == 1 ? LargestPanel : Math.Max(SmallestPanel, LargestPanel * 2 / (columns + 1));
        Plot picture = new();
        string[] models = [.. maps.Panels.Select(panel => panel.Model).OfType<string>().Distinct()];
        for (int panel = 0; panel < maps.Panels.Count; panel++)
            Draw(picture, maps.Panels[panel], report.Classes, labels, missed, panel % columns * Step, -(panel / columns) * RowStep, models.Length > 1, side);
        AddLegend(picture, report.Classes, labels, missed is not null);
        picture.HideAxesAndGrid();
        picture.Axes.SetLimits(-0.03, (columns - 1) * Step + 1.03, -(rows - 1) * RowStep - 0.03, 1.12);
        string errors = missed is null ? "" : $", {missed.Count(miss => miss):N0} of them missed by {model}";
        picture.Title($"{maps.Method}{(models is [string only] && missed is null ? $", {only}" : "")} on {report.DataSet} ({report.Split}), {report.Images:N0} images{errors}"
            + (labels.Length > MostPoints ? $", {MostPoints:N0} of them drawn" : ""), 16);
        return (picture, columns * side + LegendWidth, rows * (int)(side * RowStep / Step) + Head);
    }

    static void Draw(
        Plot picture, MapPanel panel, IReadOnlyList<string> classes, int[] labels, bool[]? missed, double left, double bottom, bool hasModel, int side)
    {
        Coordinates[] places = Places(panel.Points, left, bottom);
        int[] drawn = Drawn(labels.Length);
        ScottPlot.Plottables.Rectangle frame = picture.Add.Rectangle(left - 0.02, left + 1.02, bottom - 0.02, bottom + 1.02);
        (frame.FillColor, frame.LineColor, frame.LineWidth) = (Colors.White, Color.FromHex("#D0D0D0"), 1);
        float size = drawn.Length > 1500 ? 2.5f : drawn.Length > 400 ? 3.5f : 5f;
        for (int label = 0; label < classes.Count; label++)
        {
            Coordinates[] members = [.. drawn.Where(i => labels[i] == label).Select(i => places[i])];
            if (members.Length == 0)
                continue;
            picture.Add.Markers(
                members, MarkerShape.FilledCircle, size * side / 400, ClassColours.Of(label, classes.Count).WithAlpha(missed is null ? 0.75 : 0.3));
        }
        if (missed is not null)
            Mark(picture, places, classes, labels, missed, side);
        if (classes.Count <= MostNames)
            Name(picture, places, classes, labels);
        ScottPlot.Plottables.Text title = picture.Add.Text(
            $"{(hasModel ? panel.Title : panel.Layer)}, trustworthiness {panel.Quality.Trustworthiness:0.000}", left + 0.5, bottom + 1.03);
        (title.LabelAlignment, title.LabelFontSize) = (Alignment.LowerCenter, hasModel ? 11 : 13);
    }

    // In the colour of what they are, among the classes that they were taken for.
    static void Mark(Plot picture, Coordinates[] places, IReadOnlyList<string> classes, int[] labels, bool[] missed, int side)
    {
        for (int label = 0; label < classes.Count; label++)
        {
            Coordinates[] members = [.. Enumerable.Range(0, labels.Length).Where(i => missed[i] && labels[i] == label).Select(i => places[i])];
            if (members.Length > 0)
                AddErrors(picture, members, 9f * side / 400, ClassColours.Of(label, classes.Count));
        }
    }

    // A rim of black under it parts an error from the points around it.
    static ScottPlot.Plottables.Markers AddErrors(Plot picture, Coordinates[] places, float size, Color colour)
    {
        ScottPlot.Plottables.Markers rim = picture.Add.Markers(places, MarkerShape.FilledDiamond, size * 1.4f, Colors.Black);
        picture.Add.Markers(places, MarkerShape.FilledDiamond, size, colour);
        return rim;
    }

    // Evenly over all: a set may be ordered by class.
    static int[] Drawn(int images)
    {
        int count = Math.Min(MostPoints, images);
        return [.. Enumerable.Range(0, count).Select(i => (int)((long)i * images / count))];
    }

    // The points themselves are too small to show a colour: the legend has series of its own, without points.
    static void AddLegend(Plot picture, IReadOnlyList<string> classes, int[] labels, bool hasMissed)
    {
        if (hasMissed)
            AddErrors(picture, [], 9, Colors.White).LegendText = "missed";
        for (int label = 0; label < classes.Count; label++)
            if (labels.Contains(label))
                picture.Add.Markers(Array.Empty<Coordinates>(), MarkerShape.FilledCircle, 9, ClassColours.Of(label, classes.Count)).LegendText = classes[label];
        picture.ShowLegend(Edge.Right);
    }

    static void Name(Plot picture, Coordinates[] places, IReadOnlyList<string> classes, int[] labels)
    {
        for (int label = 0; label < classes.Count; label++)
        {
            Coordinates[] members = [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] == label).Select(i => places[i])];
            if (members.Length == 0)
                continue;
            double Median(Func<Coordinates, double> of) => members.Select(of).Order().ElementAt(members.Length / 2);
            ScottPlot.Plottables.Text name = picture.Add.Text(classes[label], Median(place => place.X), Median(place => place.Y));
            (name.LabelAlignment, name.LabelFontSize, name.LabelBold) = (Alignment.MiddleCenter, 13, true);
            (name.LabelFontColor, name.LabelBackgroundColor) = (ClassColours.Of(label, classes.Count).Darken(0.35), Colors.White.WithAlpha(0.75));
        }
    }

    // Into the unit square, both axes by one scale: distances along them mean the same.
    static Coordinates[] Places(double[] points, double left, double bottom)
    {
        double[] xs = [.. points.Where((_, at) => at % 2 == 0)], ys = [.. points.Where((_, at) => at % 2 == 1)];
        (double minX, double maxX, double minY, double maxY) = (xs.Min(), xs.Max(), ys.Min(), ys.Max());
        double side = Math.Max(maxX - minX, maxY - minY), scale = side > 0 ? 1 / side : 0;
        (double middleX, double middleY) = ((minX + maxX) / 2, (minY + maxY) / 2);
        return [.. xs.Zip(ys, (x, y) => new Coordinates(left + 0.5 + scale * (x - middleX), bottom + 0.5 + scale * (y - middleY)))];
    }
}
