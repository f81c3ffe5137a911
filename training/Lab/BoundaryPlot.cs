using ScottPlot;
using Strata.Data;
using Strata.Sessions;
using Strata.Training.Loop;

namespace Strata.Training.Lab;

/// <summary>
/// Which class a network gives to every point of the plane, for 2-D data as images [2,1,1]: all 256 x 256 inputs that there are
/// are scored through ONNX Runtime, and the test points drawn over them.
/// </summary>
static class BoundaryPlot
{
    const int Levels = Plane.Levels, PanelsInARow = 2, HeightOfARow = 520;
    const double Step = 1.15, RowStep = 1.3;

    public static (Plot, int Height) Of(StudyPlot plot, IReadOnlyList<StudyRow> rows, string folder)
    {
        Plot picture = new();
        StudyRow[] drawn = [.. rows.Where(row => File.Exists(Model(row, folder)))];
        for (int panel = 0; panel < drawn.Length; panel++)
            Draw(picture, drawn[panel], folder, panel % PanelsInARow * Step, -(panel / PanelsInARow) * RowStep);
        picture.HideAxesAndGrid();
        return (picture, Math.Max(1, (drawn.Length + PanelsInARow - 1) / PanelsInARow) * HeightOfARow);
    }

    static string Model(StudyRow row, string folder) => Path.Combine(folder, row.Folders[0], "model.onnx");

    static void Draw(Plot picture, StudyRow row, string folder, double left, double bottom)
    {
        picture.Add.ImageRect(new Image(Regions(Model(row, folder), row.Options!.Threads)), new CoordinateRect(left, left + 1, bottom, bottom + 1));
        ImageSet test = LoadedSets.Load(row.Options.DataSet, "test", new DataRequest { Folder = row.Options.DataFolder });
        for (int label = 0; label < test.ClassNames.Count; label++)
        {
            int[] members = [.. Enumerable.Range(0, test.Count).Where(point => test.Labels[point] == label)];
            ScottPlot.Plottables.Scatter points = picture.Add.ScatterPoints(
                Array.ConvertAll(members, point => left + test.Image(point)[0] / 255.0), Array.ConvertAll(members, point => bottom + test.Image(point)[1] / 255.0),
                StudyPlots.Colour(label + 1));
            points.MarkerSize = 3;
        }
        ScottPlot.Plottables.Text title = picture.Add.Text($"{row.Group}, {row.Name}: {StudyTable.Cell(row, "testAccuracy")} %", left + 0.5, bottom + 1.02);
        (title.LabelAlignment, title.LabelFontSize) = (Alignment.LowerCenter, 14);
    }

    // Row 0 of an image is its top, where y is greatest.
    static byte[,,] Regions(string model, int threads)
    {
        using ModelSession session = ModelSession.Open(model, new SessionSettings { Threads = threads });
        using Classifier classifier = new(session, new ImageShape(2, 1, 1), batch: 4096);
        string[] names = [.. Enumerable.Range(0, classifier.Classes).Select(label => $"{label}")];
        Scores scores = classifier.Score(Plane.Of(new ImageShape(2, 1, 1), names));
        byte[,,] pixels = new byte[Levels, Levels, 3];
        for (int place = 0; place < Levels * Levels; place++)
        {
            int label = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(scores.Probabilities.AsSpan(place * scores.Classes, scores.Classes));
            Color colour = StudyPlots.Colour(label + 1).Lighten(0.65);
            (int y, int x) = (place / Levels, place % Levels);
            (pixels[y, x, 0], pixels[y, x, 1], pixels[y, x, 2]) = (colour.R, colour.G, colour.B);
        }
        return pixels;
    }
}
