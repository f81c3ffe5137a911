using ScottPlot;
using Strata.Analysis.Embedding.Maps;
using Strata.Data;

namespace Strata.Analysis.Boundaries;

/// <summary>
/// The plane of each model side by side: the colour of a place is its class, its strength the probability, white where it is a guess. The points of the
/// data lie over it in the colour of what they are; those that the model misses are crossed out.
/// </summary>
static class BoundaryPlot
{
    const int MostColumns = 3, Side = 400, Head = 60, Room = 130, MostPoints = 1_500;
    const double Step = 1.06, RowStep = 1.14, Palest = 0.06, Strongest = 0.62;

    /// <summary>Draws the panels.</summary>
    /// <returns>The picture and its size in pixels.</returns>
    public static (Plot Picture, int Width, int Height) Of(BoundaryReport report, ImageSet points)
    {
        int columns = Math.Min(MostColumns, report.Models.Count), rows = (report.Models.Count + columns - 1) / columns;
        Plot picture = new();
        for (int panel = 0; panel < report.Models.Count; panel++)
            Draw(picture, report.Models[panel], points, panel % columns * Step, -(panel / columns) * RowStep);
        AddLegend(picture, report);
        picture.HideAxesAndGrid();
        picture.Axes.SetLimits(-0.03, (columns - 1) * Step + 1.03, -(rows - 1) * RowStep - 0.03, 1.1);
        picture.Title($"classes of the plane, points of {report.DataSet} ({report.Split})", 15);
        return (picture, columns * Side + Room, rows * (int)(Side * RowStep / Step) + Head);
    }

    static void Draw(Plot picture, ModelBoundary model, ImageSet points, double left, double bottom)
    {
        picture.Add.ImageRect(new Image(Regions(model)), new CoordinateRect(left, left + 1, bottom, bottom + 1));
        int[] drawn = [.. Enumerable.Range(0, points.Count).Where(point => point < MostPoints || model.Missed[point])];
        for (int label = 0; label < points.ClassNames.Count; label++)
        {
            Coordinates[] members = [.. drawn.Where(point => points.Labels[point] == label).Select(point => Place(points, point, left, bottom))];
            if (members.Length > 0)
                picture.Add.Markers(members, MarkerShape.FilledCircle, 3.5f, ClassColours.Of(label, points.ClassNames.Count).Darken(0.25));
        }
        Coordinates[] missed = [.. drawn.Where(point => model.Missed[point]).Select(point => Place(points, point, left, bottom))];
        if (missed.Length > 0)
            picture.Add.Markers(missed, MarkerShape.Eks, 7, Colors.Black);
        ScottPlot.Plottables.Text title = picture.Add.Text($"{model.Name}: {100 * model.Accuracy:0.0} %", left + 0.5, bottom + 1.02);
        (title.LabelAlignment, title.LabelFontSize) = (Alignment.LowerCenter, 13);
    }

    static Coordinates Place(ImageSet points, int point, double left, double bottom) =>
        new(left + points.Image(point)[0] / 255.0, bottom + points.Image(point)[1] / 255.0);

    static byte[,,] Regions(ModelBoundary model)
    {
        byte[,,] pixels = new byte[Plane.Levels, Plane.Levels, 3];
        for (int place = 0; place < model.Classes.Length; place++)
        {
            double strength = Palest + (Strongest - Palest) * model.Strengths[place];
            Color colour = Colors.White.MixedWith(ClassColours.Of(model.Classes[place], model.Areas.Length), strength);
            (int y, int x) = (place / Plane.Levels, place % Plane.Levels);
            (pixels[y, x, 0], pixels[y, x, 1], pixels[y, x, 2]) = (colour.R, colour.G, colour.B);
        }
        return pixels;
    }

    static void AddLegend(Plot picture, BoundaryReport report)
    {
        for (int label = 0; label < report.Classes.Count; label++)
            picture.Add.Markers(Array.Empty<Coordinates>(), MarkerShape.FilledCircle, 9, ClassColours.Of(label, report.Classes.Count)).LegendText = report.Classes[label];
        picture.Add.Markers(Array.Empty<Coordinates>(), MarkerShape.Eks, 8, Colors.Black).LegendText = "missed";
        picture.ShowLegend(Edge.Right);
    }
}
