using System.Text.Json.Nodes;
using Strata.Analysis.Layers;
using Strata.Analysis.Similarity;
using Strata.CommandLine;
using Strata.Tests.Layers;

namespace Strata.Tests.Similarity;

/// <summary>`similarity` from the command line to its files.</summary>
public sealed class SimilarityVerbTests : IDisposable
{
    readonly ThreePixels _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void Two_networks_are_compared_layer_by_layer()
    {
        (int code, string output, string error) = _case.Run("similarity", _case.Model, _case.Other, "--images", "0", "--json");
        Assert.True(code == 0, error);
        JsonNode report = JsonNode.Parse(output)!;
        Assert.Equal(["pixels", "flat", "logits"], report["rows"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(["pixels", "logits"], report["columns"]!.AsArray().Select(name => (string)name!));
        double[][] cka = [.. report["maps"]![0]!["values"]!.AsArray().Select(row => row!.AsArray().Select(value => (double)value!).ToArray())];
        // Flat pixels are pixels; the logits lack one of three.
        Assert.Equal(1, cka[1][0], 1e-5);
        Assert.Equal(1, cka[2][1], 1e-5);
        Assert.InRange(cka[1][1], 0.5, 0.95);
        Assert.Contains("logits logits (1.00)", (string)report["sentences"]![0]!);
    }

    [Fact]
    public void All_files_are_there_and_do_not_depend_on_threads()
    {
        string[] Files(string threads)
        {
            Assert.Equal(0, _case.Run("similarity", _case.Model, "--threads", threads, "--rsa-images", "20").Code);
            return [.. new[] { "similarity.csv", "cka.svg", "rsa.svg", "summary.json" }.Select(file => File.ReadAllText(_case.OutFile(file)))];
        }
        string[] files = Files("1");
        Assert.Equal(files, Files("2"));
        Assert.Equal(1 + 2 * 9, files[0].TrimEnd().Split('\n').Length);
        Assert.Contains("cka,tiny,flat,tiny,flat,1", files[0]);
        Assert.Contains("unbiased)", files[1]);
    }

    [Theory]
    [InlineData("did you mean 'biased'", "--estimator", "biasd")]
    [InlineData("--rsa-images 3 or more", "--rsa-images", "2")]
    [InlineData("at least 4 images", "--images", "3")]
    public void A_wrong_request_is_said_and_exit_2(string said, params string[] arguments)
    {
        (int code, _, string error) = _case.Run("similarity", [_case.Model, .. arguments]);
        Assert.Equal(2, code);
        Assert.Contains(said, error);
    }

    [Fact]
    public void What_does_not_fit_into_memory_is_refused_with_what_would()
    {
        LayerFeatures[] layers = [new("fc1", null, 1000, false, () => throw new InvalidOperationException("nothing is read"))];
        Shell shell = new(TextWriter.Null, TextWriter.Null, json: false, default);
        SimilarityAnalysis.RequireFit(layers, 10_000, 1000, 1L << 30, shell);
        string message = Assert.Throws<InputException>(() => SimilarityAnalysis.RequireFit(layers, 10_000, 40_000, 1L << 30, shell)).Message;
        Assert.Contains("the distances of 40,000 images", message);
        Assert.Contains("fewer --rsa-images", message);
    }

    static SimilarityReport Report(string second, double[][] values)
    {
        string[] layers = ["pixels", "conv1", "fc1", "logits"];
        return new SimilarityReport("mnist", "test", "a", second, layers, layers, "unbiased", 1, [new SimilarityMap("cka", 100, values)]);
    }

    [Fact]
    public void Sentences_name_the_most_similar_and_say_whether_the_diagonal_dominates()
    {
        double[][] diagonal = [[1, .5, .5, .5], [.5, .9, .3, .1], [.5, .3, .8, .2], [.5, .1, .7, .6]];
        Assert.Equal(
            [
                "CKA: the most similar layer of b is, for each of a: conv1 conv1 (0.90), fc1 fc1 (0.80), logits fc1 (0.70).",
                "The diagonal dominates: layers of the same name resemble each other by 0.77 on average, others by 0.28, "
                + "and for 2 of 3 the most similar layer is the one of the same name.",
            ], Report("b", diagonal).Sentences);
        double[][] flat = [[1, .5, .5, .5], [.5, .5, .9, .9], [.5, .9, .5, .9], [.5, .9, .9, .5]];
        Assert.StartsWith("There is no diagonal", Report("b", flat).Sentences[1]);
        Assert.Equal(
            [
                "CKA: the most similar other layer of a is, of conv1 fc1 (0.30), fc1 conv1 (0.30), logits fc1 (0.70).",
                "Neighbouring layers of a resemble each other by 0.38 on average, others by 0.10; between neighbours it changes most from fc1 to logits (0.20).",
            ], Report("a", diagonal).Sentences);
    }
}
