using Strata.Sessions;

namespace Strata.Tests.Sessions;

public sealed class ModelFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public ModelFileTests()
    {
        Directory.CreateDirectory(_folder.File("models", "lenet-relu"));
        Directory.CreateDirectory(_folder.File("models", "broken"));
        new TinyModel().Save(_folder.File("models", "lenet-relu", "model.onnx"));
        new TinyModel().Save(_folder.File("other.onnx"));
    }

    public void Dispose() => _folder.Dispose();

    ModelFile Find(string text) => ModelFile.Find(text, runs: _folder.File("models"));

    [Fact]
    public void A_run_is_found_by_name_folder_and_file_and_is_called_after_its_folder()
    {
        string file = _folder.File("models", "lenet-relu", "model.onnx");
        Assert.Equal(new ModelFile("lenet-relu", file), Find("lenet-relu"));
        Assert.Equal(new ModelFile("lenet-relu", file), Find(_folder.File("models", "lenet-relu")));
        Assert.Equal(new ModelFile("lenet-relu", file), Find(file));
    }

    [Fact]
    public void Any_other_file_is_called_after_itself() =>
        Assert.Equal(new ModelFile("other", _folder.File("other.onnx")), Find(_folder.File("other.onnx")));

    [Fact]
    public void A_folder_without_a_model_is_refused() =>
        Assert.Contains("holds no model.onnx", Assert.Throws<InputException>(() => Find("broken")).Message);

    [Fact]
    public void A_typing_error_gets_the_nearest_run() =>
        Assert.Contains("did you mean 'lenet-relu'?", Assert.Throws<InputException>(() => Find("lenet-rely")).Message);

    [Fact]
    public void Where_there_are_no_runs_the_line_says_how_to_make_one() =>
        Assert.Contains("training -- train", Assert.Throws<InputException>(() =>
            ModelFile.Find("lenet", _folder.File("none"))).Message);
}
