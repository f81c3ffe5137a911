using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Tests.Features;

public sealed class FeatureFolderTests : IDisposable
{
    const int Images = 2100;

    readonly TemporaryFolder _folder = new();

    public FeatureFolderTests()
    {
        MapModel model = new();
        Shell shell = new(TextWriter.Null, TextWriter.Null, json: false, CancellationToken.None);
        FeatureOptions options = new() { Out = _folder.Path, Poolings = [Pooling.Mean, new Pooling { Kind = PoolKind.Max }] };
        Folder = FeatureExtraction.Run(new ModelFile("maps", model.Save(_folder.File("maps.onnx"))), new NamedImages(model.Images(Images)), options, shell).Folder;
    }

    FeatureFolder Folder { get; }

    public void Dispose() => _folder.Dispose();

    void Edit(string file, string from, string to)
    {
        string path = Path.Combine(Folder.Path, file);
        string text = File.ReadAllText(path);
        Assert.Contains(from, text);
        File.WriteAllText(path, text.Replace(from, to));
    }

    static string Refused(Action action)
    {
        string message = Assert.ThrowsAny<InputException>(action).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    [Fact]
    public void Rows_keep_the_names_of_their_images() =>
        Assert.Equal(Enumerable.Range(0, Images).Select(i => NamedImages.NameOf(i)), Folder.Files());

    [Fact]
    public void A_layer_is_found_by_name_where_that_is_clear()
    {
        Assert.Equal("flat.npy", Folder.Layer("flat").File);
        Assert.Equal("relu.max.npy", Folder.Layer("relu.max").File);
        Assert.Contains("name one of relu.max, relu.mean", Refused(() => Folder.Layer("relu")));
        Assert.Contains("did you mean 'relu.max'", Refused(() => Folder.Layer("relv.max")));
    }

    [Fact]
    public void Damage_is_found_and_the_rows_are_named()
    {
        string path = Path.Combine(Folder.Path, "flat.npy");
        byte[] bytes = File.ReadAllBytes(path);
        bytes[128 + 4 * 1030] ^= 4;
        File.WriteAllBytes(path, bytes);
        Assert.Contains("flat.npy is damaged in rows 1,024 to 2,047", Refused(Folder.Verify));
        Assert.Contains("rows 1,024", Refused(() => Folder.Verify(Folder.Layer("flat"))));
        Folder.Verify(Folder.Layer("relu.max"));
    }

    [Fact]
    public void A_damaged_label_is_found()
    {
        string path = Path.Combine(Folder.Path, "labels.npy");
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Contains("labels.npy is damaged in rows 2,048 to 2,099", Refused(Folder.Verify));
    }

    [Fact]
    public void A_file_that_the_index_does_not_mean_is_refused()
    {
        File.Copy(Path.Combine(Folder.Path, "relu.max.npy"), Path.Combine(Folder.Path, "flat.npy"), overwrite: true);
        Assert.Contains("not the file", Refused(() => Folder.Load(Folder.Layer("flat"))));
        File.Delete(Path.Combine(Folder.Path, "flat.npy"));
        Assert.Contains("there is no file", Refused(() => Folder.Load(Folder.Layer("flat"))));
        File.Copy(Path.Combine(Folder.Path, "relu.max.npy"), Path.Combine(Folder.Path, "labels.npy"), overwrite: true);
        Assert.Contains("labels.npy", Refused(() => Folder.Labels()));
    }

    [Fact]
    public void A_folder_without_features_or_with_a_damaged_index_is_refused()
    {
        Assert.Contains("`inference -- features` makes them", Refused(() => FeatureFolder.Open(_folder.Path)));
        Edit("index.json", "\"flat.npy\"", "\"../flat.npy\"");
        Assert.Contains("is damaged", Refused(() => FeatureFolder.Open(Folder.Path)));
        Edit("index.json", "\"../flat.npy\"", "\"flat.npy\"");
        Edit("index.json", "\"format\": 1", "\"format\": 7");
        Assert.Contains("format 7", Refused(() => FeatureFolder.Open(Folder.Path)));
        foreach (string text in (string[])["", "null", "{}", "[1]", "{\"format\":1,\"rows\":-5}", "{\"layers\":null}"])
        {
            File.WriteAllText(Path.Combine(Folder.Path, "index.json"), text);
            Refused(() => FeatureFolder.Open(Folder.Path));
        }
    }

    [Fact]
    public void A_damaged_list_of_names_is_refused()
    {
        Edit("files.jsonl", "/7.png\"", "/7.png");
        Assert.Contains("files.jsonl is damaged", Refused(() => Folder.Files()));
    }
}
