using System.Text.Json;
using Strata.Features;
using Strata.Storage;

namespace Strata.Tests.Features;

public sealed class FeaturesVerbTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string[] Digits(params string[] more) => DigitsOf(200, more);

    string[] DigitsOf(int count, params string[] more) =>
        ["features", Inference.LeNet, "--dataset", "digits", "--count", $"{count}", "--batch", "64", "--out", _folder.File("features"), .. more];

    [Fact]
    public void One_pass_writes_the_layers_asked_for_and_tells_what_it_did()
    {
        JsonElement result = Inference.Json(Digits("--layers", "conv*,fc1", "--layers", "logits", "--pool", "mean,grid2"));
        FeatureFolder folder = FeatureFolder.Open(result.GetProperty("folder").GetString()!);
        Assert.Equal(_folder.File("features", "lenet-relu-mnist", "digits-test"), folder.Path);
        Assert.Equal(
            ["conv1.grid2", "conv1.mean", "conv2.grid2", "conv2.mean", "fc1", "logits"], folder.Layers.Select(layer => layer.ToString()));
        Assert.Equal([24, 6, 64, 16, 120, 10], folder.Layers.Select(layer => layer.Width));
        Assert.Equal(6, result.GetProperty("written").GetArrayLength());
        Assert.Equal((200, 200), (result.GetProperty("images").GetInt32(), folder.Rows));
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], folder.ClassNames);
        folder.Verify();
    }

    [Fact]
    public void People_see_a_forecast_before_the_wait_and_a_table_after_it()
    {
        (int code, string output, string error) = Inference.Run(DigitsOf(2000, "--layers", "fc1"));
        Assert.True(code == 0, error);
        Assert.Matches(@"forecast: 1,616 more images in .* of memory, .* of disk in .* free\)", output);
        Assert.Matches(@"fc1 .* Gemm .* 120 .* fc1\.npy .* written", output);
    }

    [Fact]
    public void The_model_names_its_data_set_where_nobody_else_does()
    {
        (int code, _, string error) = Inference.Run("features", Inference.LeNet, "--data", _folder.File("none"), "--offline", "--out", _folder.File("features"));
        Assert.Equal(2, code);
        Assert.Contains("none", error);
    }

    [Theory]
    [InlineData("did you mean 'conv1'", "--layers", "conv3")]
    [InlineData("no tensor fits 'zz*'", "--layers", "zz*")]
    [InlineData("did you mean 'mean'", "--pool", "meen")]
    [InlineData("known: keep, mean, max", "--channels", "mxa")]
    [InlineData("known: float32, float16", "--dtype", "int8")]
    [InlineData("1 to 65,536", "--pool", "projection", "--width", "0")]
    [InlineData("1 GiB is the most", "--pool", "projection", "--width", "60000")]
    [InlineData("at least 1 image", "--batch", "0")]
    [InlineData("did you mean 'test'", "--split", "tets")]
    [InlineData("made by code", "--dataset", "spiral.onnx", "--count", "5")]
    [InlineData("unknown device", "--device", "gpu")]
    [InlineData("take", "--dataset", "spiral")]
    public void Wrong_input_is_one_line(string hint, params string[] options)
    {
        File.WriteAllText(_folder.File("spiral.onnx"), "");
        string[] once = [.. Digits().Skip(2).Chunk(2).Where(pair => !options.Contains(pair[0])).SelectMany(pair => pair)];
        (int code, string output, string error) = Inference.Run(["features", Inference.LeNet, .. once, .. options.Select(option => option == "spiral.onnx" ? _folder.File(option) : option)]);
        Assert.Equal(2, code);
        Assert.Contains(hint, error);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.False(FeatureFolder.Exists(_folder.File("features", "lenet-relu-mnist", "digits-test")), output);
    }

    [Fact]
    public void Second_process_on_a_folder_is_kept_out()
    {
        string path = Directory.CreateDirectory(FeatureFolder.PathOf(_folder.File("features"), "lenet-relu-mnist", "digits", "test")).FullName;
        using (FolderLock.Take(path))
        {
            (int code, _, string error) = Inference.Run(Digits());
            Assert.Equal(2, code);
            Assert.Contains($"another process works on {path} (process {Environment.ProcessId}, ", error);
        }
        Assert.Equal(0, Inference.Run(Digits()).Code);
    }

    [Fact]
    public void What_the_disk_cannot_hold_is_refused_with_the_size_that_it_takes()
    {
        DiskSpace.Require("these features", 5L << 30, "there", 5L << 30);
        InputException error = Assert.Throws<InputException>(() => DiskSpace.Require("these features", 5L << 30, "there", (5L << 30) - 1));
        Assert.StartsWith("these features take 5.0 GiB, but 5.0 GiB are free in there", error.Message);
        // Half a million values for each of two million images: more than any disk that tests run on.
        (int code, _, string line) = Inference.Run(DigitsOf(
            2_000_000, "--layers", "normalised*,*", "--layers", "conv1", "--pool", "projection", "--width", "60000", "--layers", "relu2"));
        Assert.Equal((2, true), (code, line.Contains("these features take")));
    }

    [Fact]
    public void The_number_of_threads_changes_no_byte()
    {
        byte[][] Bytes(params string[] options)
        {
            Assert.Equal(0, Inference.Run(Digits(["--overwrite", .. options])).Code);
            string path = _folder.File("features", "lenet-relu-mnist", "digits-test");
            return [.. Directory.GetFiles(path, "*.npy").Order().Select(File.ReadAllBytes)];
        }
        byte[][] one = Bytes("--threads", "1");
        Assert.Equal(one, Bytes("--threads", "2"));
        Assert.Equal(one, Bytes("--threads", "1"));
    }

    [PythonFact("numpy")]
    public void Numpy_opens_the_files_by_memory_map()
    {
        Assert.Equal(0, Inference.Run(Digits("--layers", "conv1,fc1", "--dtype", "float16")).Code);
        FeatureFolder folder = FeatureFolder.Open(_folder.File("features", "lenet-relu-mnist", "digits-test"));
        (int exit, string output, string error) = PythonFactAttribute.Start("-c", """
            import sys, numpy
            maps = [numpy.load(f'{sys.argv[1]}/{name}.npy', mmap_mode='r') for name in ('fc1.float16', 'labels', 'images')]
            print([(array.dtype.str, array.shape, array.flags['C_CONTIGUOUS']) for array in maps])
            print(repr(float(maps[0].astype('f8').sum())), int((maps[1] * numpy.arange(200)).sum()), int(maps[2].sum()))
            """, folder.Path);
        Assert.True(exit == 0, error);
        string[] lines = output.TrimEnd().Split('\n');
        Assert.Equal("[('<f2', (200, 120), True), ('<i4', (200,), True), ('<i8', (200,), True)]", lines[0]);
        string[] sums = lines[1].Split(' ');
        Assert.Equal(folder.Load(folder.Layer("fc1")).Sum(value => (double)value), double.Parse(sums[0], System.Globalization.CultureInfo.InvariantCulture), 1e-6);
        Assert.Equal($"{folder.Labels().Select((label, i) => label * i).Sum()} 19900", $"{sums[1]} {sums[2]}");
    }
}
