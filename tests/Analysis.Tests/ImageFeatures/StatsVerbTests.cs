using System.Text.Json.Nodes;
using Strata.Analysis.ImageFeatures;
using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Storage.Npy;

namespace Strata.Tests.ImageFeatures;

/// <summary>`stats` from the command line to its files, on images of bars, rings and pairs of rings.</summary>
public sealed class StatsVerbTests : IDisposable
{
    static readonly ImageShape s_shape = new(1, 9, 10);
    readonly TemporaryFolder _folder = new();
    readonly string _data, _out;

    public StatsVerbTests()
    {
        (_data, _out) = (_folder.File("shapes"), _folder.File("report"));
        Directory.CreateDirectory(_data);
        WriteSplit("train", 90);
        WriteSplit("t10k", 45);
    }

    public void Dispose() => _folder.Dispose();

    void WriteSplit(string start, int count)
    {
        string ring = "..........\n..........\n...####...\n..#....#..\n..#....#..\n..#....#..\n...####...\n..........\n..........";
        string bar = "..........\n....##....\n....##....\n....##....\n....##....\n....##....\n....##....\n....##....\n..........";
        string[] drawings = [bar, ring, Drawing.Eight];
        byte[] pixels =
        [
            .. Enumerable.Range(0, count).SelectMany(i =>
                drawings[i % 3].Where(mark => mark != '\n').Select((mark, at) => (byte)(mark == '#' ? 200 + i % 50 : (i + at) % 7)))
        ];
        IdxFile.WriteImages(Path.Combine(_data, $"{start}-images-idx3-ubyte"), s_shape, pixels);
        IdxFile.WriteLabels(Path.Combine(_data, $"{start}-labels-idx1-ubyte"), Enumerable.Range(0, count).Select(i => (byte)(i % 3)).ToArray());
    }

    (int Code, string Output, string Error) Run(params string[] arguments)
    {
        (StringWriter output, StringWriter error) = (new(), new());
        int code = CommandLineProgram.Run("analysis", ["stats", _data, "--out", _out, .. arguments], typeof(IImageFeature).Assembly, output, error);
        return (code, output.ToString(), error.ToString());
    }

    [Fact]
    public void Holes_alone_tell_the_classes()
    {
        (int code, string output, string error) = Run("--json");
        Assert.True(code == 0, error);
        JsonNode report = JsonNode.Parse(output)!;
        Assert.Equal([.. Strata.Registry.Parts<IImageFeature>.Names, "all"], report["kinds"]!.AsArray().Select(kind => (string)kind!["kind"]!));
        JsonNode topology = report["kinds"]!.AsArray().First(kind => (string)kind!["kind"]! == "topology")!;
        Assert.Equal((1, 1), ((double)topology["linear"]!["accuracy"]!, (double)topology["neighbors"]!["accuracy"]!));
        Assert.Equal(Math.Log2(3), (double)report["labelEntropy"]!, 1e-9);
        JsonNode holes = report["values"]!.AsArray().First(value => (string)value!["name"]! == "topology.holes")!;
        Assert.Equal((1, "Infinity"), ((double)holes["mean"]!, (string)holes["f"]!));
        Assert.Contains("chance recognises 0.333", (string)report["sentences"]![1]!);
    }

    [Fact]
    public void All_files_are_there_and_do_not_depend_on_threads()
    {
        string[] Files(string threads)
        {
            Assert.Equal(0, Run("--threads", threads, "--kinds", "ink", "centre", "profile", "--images", "30").Code);
            string[] files = [.. Directory.GetFiles(_out).Order(StringComparer.Ordinal)];
            return Array.ConvertAll(files, file => Path.GetFileName(file) + Convert.ToHexString(File.ReadAllBytes(file)));
        }
        Assert.Equal(Files("1"), Files("2"));
        Assert.Equal(
            [
                "box-centre.x.svg", "box-centre.y.svg", "box-ink.svg", "classes.csv", "features.npy", "images.csv", "means-profile.svg", "stats.csv",
                "stats.svg", "summary.json", "values.csv",
            ], Directory.GetFiles(_out).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using NpyFile features = NpyFile.Open(Path.Combine(_out, "features.npy"));
        int columns = File.ReadAllLines(Path.Combine(_out, "values.csv")).Length - 1;
        Assert.Equal((30, 3 + 19, 22), ((int)features.Rows, columns, features.Width));
        Assert.Equal(31, File.ReadAllLines(Path.Combine(_out, "images.csv")).Length);
        Assert.Equal(1 + 22 * 3, File.ReadAllLines(Path.Combine(_out, "classes.csv")).Length);
    }

    [Fact]
    public void One_kind_needs_no_line_for_all()
    {
        (int code, string output, _) = Run("--kinds", "topology", "--json");
        Assert.Equal(0, code);
        Assert.Single(JsonNode.Parse(output)!["kinds"]!.AsArray());
    }

    [Theory]
    [InlineData("did you mean 'ink'", "--kinds", "inc")]
    [InlineData("--bins must be at least 2", "--bins", "1")]
    [InlineData("--images must be 0 (all) or more", "--images", "-1")]
    [InlineData("91 neighbours cannot be had of 90 images", "--neighbors", "91")]
    public void A_wrong_request_is_one_line_and_exit_2(string said, params string[] arguments)
    {
        (int code, _, string error) = Run(arguments);
        Assert.Equal(2, code);
        Assert.Contains(said, error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }
}
