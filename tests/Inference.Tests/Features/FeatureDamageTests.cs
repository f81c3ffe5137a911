using Strata.CommandLine;
using Strata.Features;
using Strata.Sessions;

namespace Strata.Tests.Features;

/// <summary>Features that were damaged on the disk are found by their checksums, said, and computed again to the same bytes.</summary>
public sealed class FeatureDamageTests : IDisposable
{
    const int Images = 2100;

    readonly TemporaryFolder _folder = new();
    readonly MapModel _model = new();
    readonly Dictionary<string, byte[]> _whole;
    string _said = "";

    public FeatureDamageTests()
    {
        Extract();
        _whole = Files();
    }

    string Place => _folder.File("features", "maps", "random-test");

    public void Dispose() => _folder.Dispose();

    FeatureReport Extract()
    {
        ModelFile file = new("maps", _folder.File("maps.onnx"));
        if (!File.Exists(file.Path))
            _model.Save(file.Path);
        using StringWriter said = new();
        FeatureOptions options = new() { Batch = 96, Out = _folder.File("features") };
        FeatureReport report = FeatureExtraction.Run(
            file, new NamedImages(_model.Images(Images)), options, new Shell(said, said, json: false, CancellationToken.None));
        _said = said.ToString();
        return report;
    }

    Dictionary<string, byte[]> Files() => Directory.GetFiles(Place).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);

    [Fact]
    public void What_is_whole_is_not_computed_again()
    {
        Assert.Empty(Extract().Written);
        Assert.DoesNotContain("again", _said);
    }

    [Theory]
    [InlineData("relu.mean.npy")]
    [InlineData("flat.npy")]
    public void A_damaged_layer_alone_is_computed_again(string file)
    {
        string path = Path.Combine(Place, file);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^7] ^= 1;
        File.WriteAllBytes(path, bytes);
        FeatureReport report = Extract();
        Assert.Equal(file, Assert.Single(report.Written).File);
        Assert.Contains($"{file} is damaged in rows 2,048 to 2,099", _said);
        RequireWhole();
    }

    [Theory]
    [InlineData("relu.mean.npy")]
    [InlineData("labels.npy")]
    [InlineData("files.jsonl")]
    [InlineData("images.npy")]
    public void A_file_that_is_lost_or_cut_is_written_again(string file)
    {
        File.Delete(Path.Combine(Place, file));
        Extract();
        Assert.Contains(file, _said);
        RequireWhole();
        File.WriteAllBytes(Path.Combine(Place, file), _whole[file][..^3]);
        Extract();
        Assert.Contains(file, _said);
        RequireWhole();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("null")]
    public void Behind_a_damaged_index_nothing_is_believed(string text)
    {
        File.WriteAllText(Path.Combine(Place, FeatureIndex.FileName), text);
        Assert.NotEmpty(Extract().Written);
        Assert.Contains("are computed again", _said);
        RequireWhole();
    }

    void RequireWhole()
    {
        Dictionary<string, byte[]> now = Files();
        Assert.Equal(_whole.Keys.Order(), now.Keys.Order());
        Assert.All(_whole, file => Assert.True(file.Value.AsSpan().SequenceEqual(now[file.Key]), file.Key));
    }
}
