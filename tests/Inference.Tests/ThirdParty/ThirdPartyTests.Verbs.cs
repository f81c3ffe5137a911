using System.Text.Json.Nodes;
using Strata.CommandLine;
using Strata.Storage.Npy;

namespace Strata.Tests.ThirdParty;

/// <summary>Those of another exporter through the verbs of `inference`.</summary>
public sealed partial class ThirdPartyTests
{
    const int Known = 32;

    static JsonNode Run(params string[] arguments)
    {
        (StringWriter output, StringWriter error) = (new(), new());
        int code = CommandLineProgram.Run("inference", [.. arguments, "--json"], typeof(IVerb).Assembly, output, error);
        Assert.True(code == 0, error.ToString());
        return JsonNode.Parse(output.ToString())!;
    }

    [ThirdPartyFact]
    public void Layers_are_listed_with_their_shapes()
    {
        JsonArray residual = Run("layers", models.Model("residual"))["layers"]!.AsArray();
        Assert.Contains(residual, layer => (string)layer!["op"]! == "Conv" && ShapeOf(layer) == "16x14x14");
        Assert.Contains(residual, layer => (string)layer!["op"]! == "GlobalAveragePool" && ShapeOf(layer) == "32x1x1");

        JsonArray channels = Run("layers", models.Model("channels"))["layers"]!.AsArray();
        Assert.Contains(channels, layer => (string)layer!["op"]! == "Transpose" && ShapeOf(layer) == "7x7x24");
    }

    [ThirdPartyFact]
    public void Features_are_what_the_modules_gave()
    {
        using TemporaryFolder folder = new();
        JsonNode report = Run(
            "features", models.Model("residual"), "--dataset", models.Data, "--layers", "/pool/*,output", "--out", folder.Path);
        Assert.Equal(500, (int)report["rows"]!);
        string[] files = [.. report["written"]!.AsArray().Select(layer => (string)layer!["file"]!)];
        Assert.Equal(2, files.Length);
        foreach ((string file, string module) in files.Zip((string[])["pool", "head"]))
        {
            using NpyFile npy = NpyFile.Open(Path.Combine((string)report["folder"]!, file));
            float[] expected = models.Activation("residual", module);
            float[] rows = new float[expected.Length];
            npy.Read(0, rows);
            Assert.Equal(expected.Length, Known * npy.Width);
            for (int i = 0; i < rows.Length; i++)
                Assert.Equal(expected[i], rows[i], Tolerance);
        }
    }

    static string ShapeOf(JsonNode? layer) => string.Join('x', layer!["shape"]!.AsArray().Select(size => (int)size!));
}
