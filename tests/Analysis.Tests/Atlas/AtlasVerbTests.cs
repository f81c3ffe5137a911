using System.Text.Json.Nodes;
using Strata.Analysis.Atlas;
using Strata.Analysis.Probes;
using Strata.Features;
using Strata.Sessions;
using Strata.Tests.Layers;

namespace Strata.Tests.Atlas;

/// <summary>`atlas` from the command line to its files.</summary>
public sealed class AtlasVerbTests : IDisposable
{
    readonly ThreePixels _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void Every_layer_of_every_model_is_measured()
    {
        (int code, string output, string error) = _case.Run("atlas", _case.Model, _case.Other, "--images", "0", "--json");
        Assert.True(code == 0, error);
        JsonArray networks = JsonNode.Parse(output)!["networks"]!.AsArray();
        Assert.Equal(["tiny", "other"], networks.Select(network => (string)network!["model"]!));
        JsonArray rows = networks[0]!["rows"]!.AsArray();
        Assert.Equal(["pixels", "flat", "logits"], rows.Select(row => (string)row!["layer"]!));
        Assert.Equal([null, "Flatten", "MatMul"], rows.Select(row => (string?)row!["op"]));
        Assert.Equal([12, 12, 12], rows.Select(row => (int)row!["bytes"]!));
        // Two of three logits are always 0.
        Assert.Equal([0, 0, 2], rows.Select(row => (int)row!["deadUnits"]!));
        Assert.InRange((double)rows[2]!["sparsity"]!, 2 / 3.0, 0.75);
        Assert.Equal(1, (double)rows[0]!["nextCka"]!, 1e-5);
        Assert.Equal("NaN", (string)rows[2]!["nextCka"]!);
        Assert.Equal(1, (double)rows[2]!["effectiveRank"]!, 1e-6);
        Assert.InRange((double)rows[0]!["effectiveRank"]!, 1.9, 2.1);
        Assert.Equal(1, (double)rows[0]!["clusters"]![0]!["nmi"]!, 1e-9);
        LayerTensor[] told = [.. LayerList.Of(ModelFile.Find(_case.Model)).Select([])];
        Assert.Equal(told.Select(layer => (layer.Weights, layer.MultiplyAdds)), rows.Skip(1).Select(row => ((long)row!["weights"]!, (long)row["multiplyAdds"]!)));
        Assert.Equal([1, 1], rows[0]!["receptiveField"]!.AsArray().Select(size => (int)size!));
    }

    [Fact]
    public void All_files_are_there_and_do_not_depend_on_threads()
    {
        string[] Files(string threads)
        {
            Assert.Equal(0, _case.Run("atlas", _case.Model, _case.Other, "--threads", threads, "--method", "kmeans", "--method", "ward").Code);
            return [.. new[] { "atlas.csv", "atlas.svg", "summary.json" }.Select(file => File.ReadAllText(_case.OutFile(file)))];
        }
        string[] files = Files("1");
        Assert.Equal(files, Files("2"));
        Assert.StartsWith("model,layer,operator,shape,pooling,width,bytes,storedBytes,weights,multiplyAdds,sees,units,deadUnits,deadShare,sparsity,kmeans.nmi,kmeans.accuracy,ward.nmi,", files[0]);
        Assert.Equal(1 + 3 + 2, files[0].TrimEnd().Split('\n').Length);
        Assert.Contains("dead units", files[1]);
        Assert.Contains(">other<", files[1]);
    }

    [Theory]
    [InlineData("did you mean 'kmeans'", "--method", "kmean")]
    [InlineData("at least 4 images", "--images", "3")]
    [InlineData("did you mean 'majority'", "--vote", "majorty")]
    public void A_wrong_request_is_said_and_exit_2(string said, params string[] arguments)
    {
        (int code, _, string error) = _case.Run("atlas", [_case.Model, .. arguments]);
        Assert.Equal(2, code);
        Assert.Contains(said, error);
    }

    static AtlasRow Row(string layer, int width, double linear, double cka, double rank, int dead = 0, double sparsity = 0, bool isOutput = false)
    {
        ProbeScore score = new(linear, linear - 0.01, linear + 0.01);
        return new AtlasRow(layer, "Conv", [width, 10, 10], null, width, isOutput, 400 * width, 4 * width, width, dead, sparsity,
            [new AtlasClusters("kmeans", linear / 2, linear)], score, score, cka, rank, 100);
    }

    [Fact]
    public void Sentences_name_what_changes_what_is_enough_and_what_is_dead()
    {
        AtlasNetwork network = new("net",
        [
            Row("pixels", 50, 0.8, 0.9, 12), Row("conv1", 200, 0.9, 0.5, 20, dead: 3, sparsity: 0.5), Row("fc1", 20, 0.97, 0.95, 8, sparsity: 0.25),
            Row("logits", 10, 0.98, double.NaN, 7, isOutput: true),
        ]);
        Assert.Equal(
            [
                "net: from pixels to fc1, the last hidden layer, the NMI of kmeans goes from 0.40 to 0.49, the linear probe from 0.800 to 0.970 and the "
                + "effective rank from 12.0 to 8.0 (most in conv1, 20.0); the representation changes most from conv1 to fc1 (CKA 0.50).",
                "net: logits is the smallest layer that is not shown to tell less of the classes than the best (0.980 of 0.980), with 40 B an image; "
                + "conv1, the largest, takes 78 KiB.",
                "net: units that are the same for all images: conv1 3 of 200; the most zeros are in conv1 (50 % of its values).",
            ], AtlasSentence.Of(network));
    }
}
