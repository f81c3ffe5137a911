using System.Text.Json.Nodes;
using Strata.Data;
using Strata.Onnx;
using Strata.Tests.Comparison;
using Strata.Tests.Sessions;

namespace Strata.Tests.Boundaries;

/// <summary>`boundary` on a model that compares x with y, and on a classical one.</summary>
public sealed class BoundaryVerbTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly string _model, _out;

    public BoundaryVerbTests()
    {
        (_model, _out) = (_folder.File("diagonal.onnx"), _folder.File("report"));
        ModelMetadata metadata = new() { ClassNames = ["0", "1"], DataSet = "spiral:arms=2,count=300" };
        new TinyModel { Shape = new ImageShape(2, 1, 1), Classes = 2, Weights = [0.1f, 0, 0, 0.1f], Metadata = metadata }.Save(_model);
    }

    public void Dispose() => _folder.Dispose();

    (int Code, string Output, string Error) Boundary(params string[] more) => ShapeModels.Run(["boundary", .. more, "--out", _out]);

    JsonNode Summary() => JsonNode.Parse(File.ReadAllText(Path.Combine(_out, "summary.json")))!;

    // Class 0 where x >= y: 256·257/2 of 65,536 points. Each of the 255 steps of the diagonal is two borders.
    [Fact]
    public void Areas_and_borders_are_those_of_the_diagonal()
    {
        (int code, string output, string error) = Boundary(_model);
        Assert.Equal((0, ""), (code, error));
        JsonNode model = Summary()["models"]![0]!;
        Assert.Equal(256 * 257 / 2 / 65536.0, (double)model["areas"]![0]!, 1e-12);
        Assert.Equal(1, model["areas"]!.AsArray().Sum(area => (double)area!), 1e-12);
        Assert.Equal(2 * 255, (int)model["borders"]!);
        // ln 9 / 0.1 = 21.97: unsure up to 21 steps from the diagonal on either side.
        Assert.Equal((256 + 2 * Enumerable.Range(1, 21).Sum(step => 256 - step)) / 65536.0, (double)model["unsure"]!, 1e-12);
        Assert.Contains("diagonal", output);
        Assert.Contains("<image", File.ReadAllText(Path.Combine(_out, "boundary.svg")));
        Assert.Equal(2, File.ReadAllLines(Path.Combine(_out, "boundary.csv")).Length);
    }

    [Fact]
    public void The_top_of_the_plane_is_where_y_is_greatest()
    {
        ImageSet plane = Plane.Of(new ImageShape(2, 1, 1), ["0", "1"]);
        Assert.Equal((65_536, 0, 255), (plane.Count, plane.Image(0)[0], plane.Image(0)[1]));
        Assert.Equal((255, 0), (plane.Image(65_535)[0], plane.Image(65_535)[1]));
        Assert.Equal(65_536, Enumerable.Range(0, plane.Count).Select(point => (plane.Image(point)[0], plane.Image(point)[1])).Distinct().Count());
    }

    [Fact]
    public void Classical_models_have_boundaries_too()
    {
        Assert.Equal(0, ShapeModels.Run("classical", "spiral:arms=2,count=300", "--methods", "knn", "logistic", "--out", _folder.File("classical")).Code);
        (int code, _, string error) = Boundary(_model, _folder.File("classical"), "--dataset", "spiral:arms=2,count=300");
        Assert.Equal((0, ""), (code, error));
        Dictionary<string, JsonNode> models = Summary()["models"]!.AsArray().ToDictionary(model => (string)model!["name"]!, model => model!);
        // What a line cannot part, neighbours can.
        Assert.True((double)models["knn on pixels"]["accuracy"]! > (double)models["logistic on pixels"]["accuracy"]! + 0.1);
        Assert.True((int)models["knn on pixels"]["borders"]! > (int)models["logistic on pixels"]["borders"]!);
    }

    [Fact]
    public void Data_that_is_no_plane_is_refused()
    {
        using ShapeModels shapes = new();
        (int code, _, string error) = Boundary(shapes.Model("good"));
        Assert.Equal(2, code);
        Assert.Contains("only points of a plane", Assert.Single(error.TrimEnd().Split('\n')));
        Assert.False(Directory.Exists(_out));
    }
}
