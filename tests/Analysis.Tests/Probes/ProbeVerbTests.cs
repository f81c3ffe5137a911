using System.Text.Json.Nodes;
using Strata.Analysis.Probes;
using Strata.Tests.Layers;

namespace Strata.Tests.Probes;

/// <summary>`probe` from the command line to its files.</summary>
public sealed class ProbeVerbTests : IDisposable
{
    readonly ThreePixels _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void Pixels_show_all_classes_and_an_output_that_adds_two_of_them_does_not()
    {
        (int code, string output, string error) = _case.Run("probe", _case.Model, "--images", "0", "--train-images", "120", "--json");
        Assert.True(code == 0, error);
        JsonNode report = JsonNode.Parse(output)!;
        Assert.Equal((120, 90, "distance"), ((int)report["trainImages"]!, (int)report["images"]!, (string)report["vote"]!));
        JsonArray points = report["curves"]![0]!["points"]!.AsArray();
        Assert.Equal(["pixels", "flat", "logits"], points.Select(point => (string)point!["layer"]!));
        Assert.Equal([1, 1, 2 / 3.0], points.Select(point => (double)point!["linear"]!["accuracy"]!));
        // Wilson's interval of 90 of 90 begins at 90/(90 + 1.96²).
        Assert.Equal(0.9591, (double)points[0]!["linear"]!["low"]!, 1e-4);
        Assert.Equal([1, 1], points.Take(2).Select(point => (double)point!["neighbors"]!["accuracy"]!));
        Assert.Equal(2, report["sentences"]!.AsArray().Count);
    }

    [Fact]
    public void All_files_are_there_and_do_not_depend_on_threads()
    {
        string[] Files(string threads)
        {
            Assert.Equal(0, _case.Run("probe", _case.Model, _case.Other, "--threads", threads, "--seed", "4").Code);
            string[] rows = File.ReadAllLines(_case.OutFile("probe.csv"));
            Assert.Equal(1 + 3 + 2, rows.Length);
            // The last column is the time it took.
            return [.. rows.Select(row => row[..row.LastIndexOf(',')]), File.ReadAllText(_case.OutFile("probe.svg"))];
        }
        string[] files = Files("1");
        Assert.Equal(files, Files("2"));
        Assert.StartsWith("tiny,pixels,,3,1,", files[1]);
        Assert.Contains(">tiny<", files[^1]);
        Assert.NotNull(JsonNode.Parse(File.ReadAllText(_case.OutFile("summary.json"))));
    }

    [Fact]
    public void Without_a_model_pixels_are_probed()
    {
        (int code, string output, _) = _case.Run("probe", "--vote", "majority", "--neighbors", "3");
        Assert.Equal(0, code);
        Assert.Contains("Pixels: a linear probe recognises 1.0000", output);
    }

    [Theory]
    [InlineData("did you mean 'majority'", "--vote", "majorty")]
    [InlineData("--neighbors must be at least 1", "--neighbors", "0")]
    [InlineData("151 neighbours cannot be had of 150 images", "--neighbors", "151")]
    [InlineData("--train-images must be 0 (all) or more", "--train-images", "-1")]
    [InlineData("'--split'", "--split", "train")]
    public void A_wrong_request_is_said_and_exit_2(string said, params string[] arguments)
    {
        (int code, string output, string error) = _case.Run("probe", arguments);
        Assert.Equal(2, code);
        Assert.Contains(said, output + error);
    }

    static ProbePoint Point(string layer, double linear, bool isOutput = false)
    {
        ProbeScore score = new(linear, linear - 0.01, linear + 0.01);
        return new ProbePoint(layer, null, 3, isOutput, score, score, 1, 1, true, 0);
    }

    [Fact]
    public void Sentences_say_where_it_comes_and_from_where_nothing_more_does()
    {
        ProbeCurve curve = new("net", [Point("pixels", 0.8), Point("conv1", 0.82), Point("fc1", 0.96), Point("fc2", 0.97), Point("logits", 0.972, isOutput: true)]);
        string sentence = ProbeSentence.Of(curve).First();
        Assert.StartsWith("Linear probe on net: 0.800 on pixels, 0.970 on fc2, the last hidden layer", sentence);
        Assert.Contains("most of it comes with fc1 (+0.140 over conv1)", sentence);
        Assert.Contains("from fc1 on nothing more is shown to be gained: logits has the most (0.9720 (0.9620 to 0.9820))", sentence);
        Assert.Contains("c has the most", ProbeSentence.Of(new ProbeCurve("net", [Point("a", 0.5), Point("b", 0.6), Point("c", 0.7)])).First());
    }
}
