using System.Text.Json;
using Strata.Onnx;
using Strata.Tests.Data.Images;
using Strata.Tests.Sessions;

namespace Strata.Tests.Predictions;

/// <summary>`predict` on image files: folders, archives, single files, and all that can be wrong with them.</summary>
public sealed class FilePredictionTests : IDisposable
{
    // The brightest of the first three pixels is the class.
    static readonly TinyModel s_model = new() { Shape = new(1, 2, 2), Metadata = new ModelMetadata { ClassNames = ["cat", "dog", "eel"] } };

    readonly PredictRun _run = new();

    public void Dispose() => _run.Dispose();

    static byte[] Cat => PngBytes.Of(2, 2, 9, 0, 0, 0);

    static byte[] Dog => PngBytes.Of(2, 2, 0, 9, 0, 0);

    static byte[] Eel => PngBytes.Of(2, 2, 0, 0, 9, 0);

    static readonly (string, byte[])[] s_bad =
    [
        ("empty.png", []),
        ("notes.txt", "hello"u8.ToArray()),
        ("text.jpg", "hello"u8.ToArray()),
        ("cut.png", Dog[..45]),
        ("wide.png", PngBytes.Of(3, 2, 1, 2, 3, 4, 5, 6)),
        ("bomb.png", Bomb()),
        ("bad.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 17, 8, 0, 2, 0, 2, 3]),
        ("endless.jpg", [0xFF, 0xD8, 0xFF, .. Enumerable.Repeat((byte)0xFF, 200)]),
    ];

    // A small file that announces 100,000 x 100,000 pixels.
    static byte[] Bomb()
    {
        byte[] file = Dog;
        (file[17], file[18], file[19]) = (1, 0x86, 0xA0);
        (file[21], file[22], file[23]) = (1, 0x86, 0xA0);
        return file;
    }

    string Written(bool isZip, params (string, byte[])[] files) => isZip ? _run.Zip("images.zip", files) : _run.Folder("images", files);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Files_in_any_folders_are_predicted_in_order_and_folders_named_after_a_class_are_its_label(bool isZip)
    {
        string images = Written(isZip,
            ("eel/deep/2.png", Eel), ("b.png", Dog), ("a.png", Cat), ("other/1.png", Dog), ("dog/1.png", Dog), ("cat/dog.png", Dog),
            (".hidden.png", Dog));
        JsonElement report = _run.Json(_run.Save(s_model), "--input", images);
        Assert.Equal(["file", "class", "label", "probability", "known", "knownLabel"], _run.Rows()[0]);
        Assert.Equal(["a.png", "b.png", "cat/dog.png", "dog/1.png", "eel/deep/2.png", "other/1.png"], _run.Column("file"));
        Assert.Equal(["cat", "dog", "dog", "dog", "eel", "dog"], _run.Column("class"));
        Assert.Equal(["", "", "cat", "dog", "eel", ""], _run.Column("known"));
        Assert.Equal(["", "", "0", "1", "2", ""], _run.Column("knownLabel"));
        Assert.Equal(3, report.GetProperty("labelled").GetInt32());
        Assert.Equal(2.0 / 3, report.GetProperty("accuracy").GetDouble(), 12);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 4)]
    [InlineData(true, 64)]
    public void Bad_files_are_told_counted_and_listed_and_the_rest_goes_on(bool isZip, int batch)
    {
        (string, byte[])[] good = [.. Enumerable.Range(0, 10).Select(i => ($"{(char)('a' + i)}.png", i % 2 == 0 ? Cat : Dog))];
        string images = Written(isZip, [.. good, .. s_bad]);
        JsonElement report = _run.Json(_run.Save(s_model), "--input", images, "--batch", $"{batch}");

        Assert.Equal((10, 8), (report.GetProperty("images").GetInt32(), report.GetProperty("faults").GetInt32()));
        Assert.Equal(good.Select(file => file.Item1), _run.Column("file"));
        Assert.Equal(good.Select((_, i) => i % 2 == 0 ? "cat" : "dog"), _run.Column("class"));
        string list = report.GetProperty("faultsOut").GetString()!;
        Assert.Equal(_run.File("predictions.faults.csv"), list);
        Dictionary<string, string> faults = _run.Rows("predictions.faults.csv").Skip(1).ToDictionary(row => row[0], row => row[1]);
        Assert.Equal(s_bad.Select(file => file.Item1).Order(StringComparer.Ordinal), _run.Column("file", "predictions.faults.csv"));
        Assert.EndsWith("is empty", faults["empty.png"]);
        Assert.Contains("is neither JPEG nor PNG: it begins with the bytes 68656c6c6f", faults["notes.txt"]);
        Assert.Contains("is neither JPEG nor PNG", faults["text.jpg"]);
        Assert.Contains("cannot be decoded", faults["cut.png"]);
        Assert.Contains("is 3 x 2 pixels, but the model takes 2 x 2: see --resize", faults["wide.png"]);
        Assert.Contains("announces 10,000,000,000 pixels", faults["bomb.png"]);
        Assert.Contains("cannot be decoded", faults["bad.jpg"]);
        Assert.Contains("does not tell the size", faults["endless.jpg"]);
        Assert.Equal(8, _run.Errors.Split('\n').Count(line => line.StartsWith("fault: ")));
        Assert.Contains("8 files were left out", _run.Errors);
    }

    [Fact]
    public void Strict_fails_where_a_file_was_left_out_and_only_there()
    {
        string images = _run.Folder("images", ("a.png", Cat), ("b.png", []));
        string model = _run.Save(s_model);
        _run.Expect(1, model, "--input", images, "--strict");
        Assert.Equal(["a.png"], _run.Column("file"));
        File.Delete(Path.Combine(images, "b.png"));
        _run.Expect(0, model, "--input", images, "--strict");
        // The list of an earlier run would tell of faults that are gone.
        Assert.False(File.Exists(_run.File("predictions.faults.csv")));
    }

    [Fact]
    public void Only_the_first_of_many_faults_are_told_but_all_are_listed()
    {
        (string, byte[])[] bad = [.. Enumerable.Range(0, 200).Select(i => ($"{i:000}.png", Array.Empty<byte>()))];
        string images = _run.Folder("images", [.. bad, ("good.png", Cat)]);
        _run.Expect(0, _run.Save(s_model), "--input", images);
        Assert.Equal(200, _run.Rows("predictions.faults.csv").Length - 1);
        Assert.Equal(11, _run.Errors.Split('\n').Count(line => line.StartsWith("fault: ")));
        _run.Expect(0, _run.File("model.onnx"), "--input", images, "--out", "-");
        Assert.Equal(200, _run.Errors.Split('\n').Count(line => line.StartsWith("fault: ")));
        Assert.DoesNotContain("fault", _run.Output);
    }

    [Fact]
    public void Where_no_file_can_be_read_the_run_has_failed()
    {
        string images = _run.Folder("images", ("a.png", []), ("b.png", []));
        _run.Expect(1, _run.Save(s_model), "--input", images);
        Assert.Equal(2, _run.Rows("predictions.faults.csv").Length - 1);
        Assert.Contains("holds no files", _run.Refused(_run.File("model.onnx"), "--input", Directory.CreateDirectory(_run.File("none")).FullName));
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_a_fault_and_a_pipe_is_not_waited_for()
    {
        string images = _run.Folder("images", ("a.png", Cat), ("b.png", Dog));
        File.CreateSymbolicLink(Path.Combine(images, "gone.png"), _run.File("nowhere.png"));
        bool hasPipe = !OperatingSystem.IsWindows();
        if (hasPipe)
            System.Diagnostics.Process.Start("mkfifo", Path.Combine(images, "pipe.png")).WaitForExit();
        JsonElement report = _run.Json(_run.Save(s_model), "--input", images);
        Assert.Equal((2, hasPipe ? 2 : 1), (report.GetProperty("images").GetInt32(), report.GetProperty("faults").GetInt32()));
    }

    [Fact]
    public void Limits_of_size_and_pixels_are_those_asked_for()
    {
        string images = _run.Folder("images", ("a.png", Cat), ("b.png", [.. Dog, .. new byte[3000]]));
        string model = _run.Save(s_model);
        _run.Expect(0, model, "--input", images, "--max-megabytes", "0.002");
        Assert.Contains("a file of an image may have 2,097 at most", _run.Rows("predictions.faults.csv")[1][1]);
        _run.Expect(1, model, "--input", images, "--max-megapixels", "0.000003");
        Assert.All(_run.Column("fault", "predictions.faults.csv"), fault => Assert.Contains("announces 4 pixels: an image may have 3", fault));
        Assert.Contains("above 0", _run.Refused(model, "--input", images, "--max-megabytes", "0"));
    }

    [Fact]
    public void Names_with_commas_quotes_and_other_alphabets_come_back()
    {
        string[] names = ["a,b.png", "say \"hi\".png", "über/日本語 🐈.png", "line\nbreak.png", "back\\slash\t.png", "ctrl\u0001.png"];
        string images = _run.Folder("images", [.. names.Select(name => (name, Cat)), ("bad, \"too\".png", [])]);
        string model = _run.Save(s_model with { Metadata = new ModelMetadata { ClassNames = ["cat, \"tame\"", "dög", "e\\el"] } });
        _run.Expect(0, model, "--input", images);
        Assert.Equal(names.Order(StringComparer.Ordinal), _run.Column("file"));
        Assert.Equal("cat, \"tame\"", _run.Rows()[1][1]);
        Assert.Equal("bad, \"too\".png", _run.Rows("predictions.faults.csv")[1][0]);
        _run.Expect(0, model, "--input", images, "--out", _run.File("predictions.jsonl"), "--top", "3");
        string[] written = File.ReadAllText(_run.File("predictions.jsonl")).TrimEnd('\n').Split('\n');
        JsonElement[] lines = [.. written.Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(names.Order(StringComparer.Ordinal), lines.Select(line => line.GetProperty("file").GetString()));
        Assert.Equal("e\\el", lines[0].GetProperty("top")[2].GetProperty("class").GetString());
    }

    [Fact]
    public void One_file_is_an_input_too_whatever_its_name()
    {
        _run.Folder("images", ("photo", Eel), ("bad.png", [1, 2]));
        string model = _run.Save(s_model);
        _run.Expect(0, model, "--input", _run.File("images", "photo"), "--top", "3");
        Assert.Equal("photo", _run.Rows()[1][0]);
        Assert.Equal("eel", _run.Rows()[1][1]);
        _run.Expect(1, model, "--input", _run.File("images", "bad.png"));
        Assert.Contains("bad.png is neither JPEG nor PNG", _run.Errors);
        Assert.Contains("no IDX file", _run.Refused(model, "--input", _run.Save(s_model, "other.onnx")));
    }

    [Fact]
    public void A_split_is_a_folder_of_that_name_or_an_archive()
    {
        string images = _run.Folder("images", ("train/cat/1.png", Cat), ("test/dog/1.png", Dog), ("test/dog/2.png", Dog), ("validation/eel/1.png", Eel));
        string model = _run.Save(s_model);
        _run.Expect(0, model, "--input", images, "--split", "test");
        Assert.Equal(["test/dog/1.png", "test/dog/2.png"], _run.Column("file"));
        _run.Expect(0, model, "--input", images, "--split", "validation");
        Assert.Equal(["validation/eel/1.png"], _run.Column("file"));
        Assert.Contains("no files under a folder named valid", _run.Refused(model, "--input", images, "--split", "valid"));
        Directory.CreateDirectory(_run.File("set"));
        _run.Zip("set/train.zip", ("cat/1.png", Cat));
        _run.Zip("set/test.zip", ("eel/1.png", Eel));
        _run.Expect(0, model, "--input", _run.File("set"), "--split", "train");
        Assert.Equal(["cat/1.png"], _run.Column("file"));
        _run.Expect(0, model, "--input", _run.File("set"));
        Assert.Equal(["eel/1.png"], _run.Column("file"));
    }

    [Fact]
    public void A_damaged_archive_is_wrong_input()
    {
        string archive = _run.Zip("images.zip", ("a.png", Cat), ("b.png", Dog));
        File.WriteAllBytes(archive, File.ReadAllBytes(archive)[..^10]);
        Assert.Contains("is no ZIP archive", _run.Refused(_run.Save(s_model), "--input", archive));
    }

    [Fact]
    public void A_model_of_any_size_takes_that_of_the_first_sound_image()
    {
        ModelProto open = (s_model with { Input = TensorProto.Types.DataType.Float }).Build();
        foreach (int axis in (int[])[2, 3])
            open.Graph.Input[0].Type.TensorType.Shape.Dim[axis] = new TensorShapeProto.Types.Dimension { DimParam = $"side{axis}" };
        OnnxFile.Save(open, _run.File("open.onnx"));
        string images = _run.Folder("images", ("a.png", []), ("b.png", Dog), ("c.png", PngBytes.Of(3, 1, 1, 2, 3)));
        _run.Expect(0, _run.File("open.onnx"), "--input", images);
        Assert.Equal(["b.png"], _run.Column("file"));
        Assert.Contains("3 x 1 pixels, but the model takes 2 x 2", _run.Rows("predictions.faults.csv")[2][1]);
    }
}
