using System.Text.Json.Nodes;
using Strata.Analysis.Evaluation;
using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Onnx;
using Strata.Tests.Sessions;

namespace Strata.Tests.Evaluation;

/// <summary>
/// The verb from the command line to its files, on a model whose predictions are the brightest of three pixels.
/// </summary>
public sealed class EvaluateVerbTests : IDisposable
{
    static readonly ImageShape Shape = new(1, 1, 3);

    // The sixth image is of class 2 but brightest in pixel 0: 5 of 6 right.
    static readonly byte[] Pixels = [9, 1, 1, 1, 9, 1, 1, 1, 9, 9, 2, 1, 2, 9, 1, 9, 1, 2];
    static readonly byte[] Labels = [0, 1, 2, 0, 1, 2];
    readonly TemporaryFolder _folder = new();
    readonly string _data;
    readonly string _model;
    readonly string _out;

    public EvaluateVerbTests()
    {
        (_data, _model, _out) = (_folder.File("shapes"), _folder.File("tiny.onnx"), _folder.File("report"));
        WriteSplit("t10k", Pixels, Labels);
        new TinyModel().Save(_model);
    }

    public void Dispose() => _folder.Dispose();

    void WriteSplit(string start, byte[] pixels, byte[] labels)
    {
        Directory.CreateDirectory(_data);
        IdxFile.WriteImages(Path.Combine(_data, $"{start}-images-idx3-ubyte"), Shape, pixels);
        IdxFile.WriteLabels(Path.Combine(_data, $"{start}-labels-idx1-ubyte"), labels);
    }

    string Trained(string name, string dataSet, string? test = null, string? train = null)
    {
        string folder = _folder.File("models", name);
        Directory.CreateDirectory(folder);
        Dictionary<string, string> fingerprints = [];
        if (test is not null)
            fingerprints["test"] = test;
        if (train is not null)
            fingerprints["train"] = train;
        ModelMetadata metadata = new() { ClassNames = ["0", "1", "2"], DataSet = dataSet, Fingerprints = fingerprints };
        new TinyModel { Metadata = metadata }.Save(Path.Combine(folder, "model.onnx"));
        return folder;
    }

    static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        (StringWriter output, StringWriter error) = (new(), new());
        int code = CommandLineProgram.Run(
            "analysis", ["evaluate", .. arguments], typeof(EvaluationResult).Assembly, output, error);
        return (code, output.ToString(), error.ToString());
    }

    (int Code, string Output, string Error) Evaluate(params string[] more) =>
        Run([_model, "--dataset", _data, "--out", _out, .. more]);

    [Fact]
    public void The_summary_holds_every_figure_under_its_key()
    {
        (int code, _, string error) = Evaluate();
        JsonNode summary = JsonNode.Parse(File.ReadAllText(Path.Combine(_out, "summary.json")))!;

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(5 / 6.0, (double)summary["accuracy"]!);
        Assert.Equal((2 / 3.0 + 1 + 1) / 3, (double)summary["macroPrecision"]!, 1e-12);
        Assert.Equal((1 + 1 + 1 / 2.0) / 3, (double)summary["macroRecall"]!, 1e-12);
        Assert.Equal(1.0, (double)summary["top3"]!);
        Assert.Null(summary["top5"]);
        Assert.Equal("[[2,0,0],[0,2,0],[1,0,1]]", summary["confusion"]!.ToJsonString());
        Assert.Equal(("tiny", "shapes", "test"), (
            (string)summary["model"]!, (string)summary["dataSet"]!, (string)summary["split"]!));
        Assert.Equal((6, 3), ((int)summary["images"]!, (int)summary["classes"]!));
        Assert.Equal(0.5, (double)summary["perClass"]![2]!["recall"]!);
        Assert.StartsWith("ONNX Runtime", (string)summary["runtime"]!);
    }

    [Fact]
    public void Json_is_one_object_alone_on_standard_output()
    {
        (_, string output, string error) = Evaluate("--json");
        JsonNode printed = JsonNode.Parse(output)!;
        JsonNode written = JsonNode.Parse(File.ReadAllText(Path.Combine(_out, "summary.json")))!;

        Assert.Equal(written.ToJsonString(), printed.ToJsonString());
        Assert.Equal(output.TrimEnd().Length, output.Split('\n')[0].Length);
        Assert.Contains("macro F1", error);
    }

    [Fact]
    public void The_csv_files_say_the_same()
    {
        Assert.Equal(0, Evaluate().Code);

        Assert.Equal(["label,0,1,2", "0,2,0,0", "1,0,2,0", "2,1,0,1"], File.ReadAllLines(Path.Combine(_out, "confusion.csv")));
        Assert.Contains("accuracy,0.8333333333333334", File.ReadAllLines(Path.Combine(_out, "metrics.csv")));
        Assert.StartsWith("2,2,1,0.5,0.6666666666666666,2,1,1,", File.ReadAllLines(Path.Combine(_out, "per-class.csv"))[3]);
        string[] predictions = File.ReadAllLines(Path.Combine(_out, "predictions.csv"));
        Assert.Equal("image,label,predicted,correct,confidence,labelProbability", predictions[0]);
        Assert.Equal(7, predictions.Length);
        Assert.StartsWith("5,2,0,0,0.998", predictions[6]);
        Assert.Empty(Directory.GetFiles(_out, "*.tmp"));
    }

    [Fact]
    public void The_tables_show_figures_classes_and_the_confusion_matrix()
    {
        string output = Evaluate().Output;
        Assert.Contains("tiny on shapes (test): 6 images", output);
        Assert.Matches(@"accuracy, 95 % interval from\s+│?\s*0\.4365", output);
        Assert.Matches(@"2 +│? *1\.0000 +│? *0\.5000 +│? *1\.0000 +│? *0\.6667 +│? *[01]\.[0-9]{4} +│? *2 +│? *0 \(1\)", output);
        Assert.Contains("truth \\ predicted", output);
        Assert.Contains($"written to {_out}", output);
    }

    [Fact]
    public void The_size_of_the_batch_does_not_change_the_figures()
    {
        Assert.Equal(0, Evaluate("--batch", "1").Code);
        string one = File.ReadAllText(Path.Combine(_out, "predictions.csv"));
        Assert.Equal(0, Evaluate("--batch", "4", "--threads", "1").Code);
        Assert.Equal(one, File.ReadAllText(Path.Combine(_out, "predictions.csv")));
    }

    [Fact]
    public void The_data_set_is_the_one_that_the_model_names()
    {
        (int code, string output, _) = Run(Trained("first", dataSet: _data), "--out", _out);
        Assert.Equal(0, code);
        Assert.Contains("first on shapes (test)", output);
        Assert.DoesNotContain("note:", output);
    }

    [Fact]
    public void A_fingerprint_that_differs_is_said_in_one_line()
    {
        string right = Fingerprint.Of(DataSets.Load(_data, "test", new DataRequest()));

        string same = Run(Trained("same", _data, test: right), "--out", _out).Output;
        bool? matches = (bool?)JsonNode.Parse(File.ReadAllText(Path.Combine(_out, "summary.json")))!["fingerprintMatches"];
        string other = Run(Trained("other", _data, test: new string('0', 64)), "--out", _out).Output;

        Assert.Equal((true, false), (matches!.Value, same.Contains("note:")));
        Assert.Single(other.Split('\n'), line => line.StartsWith("note:") && line.Contains("fingerprint differs"));
    }

    [Fact]
    public void Testing_on_what_was_trained_on_is_said()
    {
        string fingerprint = Fingerprint.Of(DataSets.Load(_data, "test", new DataRequest()));
        Assert.Contains("was trained on", Run(Trained("leak", _data, train: fingerprint), "--out", _out).Output);
    }

    [Fact]
    public void Each_model_is_evaluated_on_what_its_own_training_held_out()
    {
        WriteSplit("train", [.. Pixels, .. Pixels], [.. Labels, .. Labels]);
        string Model(string name, int seed)
        {
            ModelMetadata metadata = new() { DataSet = _data, HeldOut = new HeldOut(0.5, seed) };
            return new TinyModel { Metadata = metadata }.Save(_folder.File($"{name}.onnx"));
        }
        (int code, string output, string error) = Run(Model("one", 1), Model("two", 2), "--split", "validation", "--out", _out);

        Assert.True(code == 0, error);
        ImageSet train = DataSets.Load(_data, "train", new DataRequest());
        foreach ((string name, int seed) in (ReadOnlySpan<(string, int)>)[("one", 1), ("two", 2)])
        {
            JsonNode summary = JsonNode.Parse(File.ReadAllText(Path.Combine(_out, name, "summary.json")))!;
            Assert.Equal(("validation", 6), ((string)summary["split"]!, (int)summary["images"]!));
            Assert.Equal(Fingerprint.Of(new HeldOut(0.5, seed).ImagesOf(train)), (string)summary["fingerprint"]!);
        }
        Assert.DoesNotContain("note:", output);
    }

    [Fact]
    public void Several_models_stand_in_one_table_and_in_folders_of_their_own()
    {
        string second = Trained("second", _data);
        new TinyModel { Weights = [1, 0, 0, 1, 0, 0, 1, 0, 0] }.Save(_folder.File("constant.onnx"));

        (int code, string output, _) = Run(_model, _folder.File("constant.onnx"), second, "--dataset", _data, "--out", _out);
        string[] comparison = File.ReadAllLines(Path.Combine(_out, "comparison.csv"));
        JsonNode summary = JsonNode.Parse(File.ReadAllText(Path.Combine(_out, "summary.json")))!;

        Assert.Equal(0, code);
        Assert.Contains("calibration error", output);
        Assert.Equal(4, comparison.Length);
        Assert.StartsWith("constant,shapes,test,6,0.3333333333333333,", comparison[2]);
        Assert.Equal(["tiny", "constant", "second"], summary["models"]!.AsArray().Select(model => (string)model!["model"]!));
        Assert.All(["tiny", "constant", "second"], name =>
            Assert.Equal(name, (string)JsonNode.Parse(File.ReadAllText(Path.Combine(_out, name, "summary.json")))!["model"]!));
    }

    [Fact]
    public void Models_of_one_name_keep_their_reports_apart()
    {
        Directory.CreateDirectory(_folder.File("elsewhere"));
        string twin = new TinyModel().Save(_folder.File("elsewhere", "tiny.onnx"));
        Assert.Equal(0, Run(_model, twin, "--dataset", _data, "--out", _out).Code);
        Assert.Equal([Path.Combine(_out, "tiny"), Path.Combine(_out, "tiny-2")], Directory.GetDirectories(_out).Order());
    }

    public static TheoryData<string[], string> WrongRequests { get; } = new()
    {
        { [], "evaluate: " },
        { ["nowhere.onnx", "--dataset", "DATA"], "nowhere.onnx" },
        { ["DATA/t10k-labels-idx1-ubyte", "--dataset", "DATA"], "is no ONNX model" },
        { ["MODEL"], "name a data set with --dataset" },
        { ["MODEL", "--dataset", "mnits"], "did you mean 'mnist'?" },
        { ["MODEL", "--dataset", "./nowhere"], "./nowhere" },
        { ["MODEL", "--dataset", "DATA", "--split", "tset"], "did you mean 'test'?" },
        { ["MODEL", "--dataset", "DATA", "--split", "train"], "train" },
        { ["MODEL", "--dataset", "DATA", "--split", "validation"], "does not say which images its training held out" },
        { ["MODEL", "--dataset", "DATA", "--batch", "0"], "at least 1 image, not 0" },
        { ["MODEL", "--dataset", "DATA", "--threads", "-1"], "not -1" },
        { ["MODEL", "--dataset", "DATA", "--device", "cdua"], "unknown device 'cdua'" },
        { ["MODEL", "--datset", "DATA"], "did you mean '--dataset'?" },
        { ["MODEL", "nowhere.onnx", "--dataset", "DATA"], "nowhere.onnx" },
    };

    [Theory, MemberData(nameof(WrongRequests))]
    public void A_wrong_request_is_one_line_exit_2_and_writes_nothing(string[] arguments, string message)
    {
        string[] filled = [.. arguments.Select(argument => argument.Replace("MODEL", _model).Replace("DATA", _data))];
        RequireRefusal(Run([.. filled, "--out", _out]), message);
    }

    [Fact]
    public void An_output_folder_that_cannot_be_made_is_refused()
    {
        (int code, _, string error) = Run(_model, "--dataset", _data, "--out", Path.Combine(_model, "report"));
        Assert.Equal(2, code);
        Assert.Contains("cannot be written", error);
    }

    [Fact]
    public void Another_number_of_classes_is_refused()
    {
        new TinyModel { Classes = 4 }.Save(_model);
        RequireRefusal(Evaluate(), "tells 4 classes apart, but shapes has 3");
    }

    [Fact]
    public void Images_of_another_shape_are_refused()
    {
        new TinyModel { Shape = new(1, 28, 28) }.Save(_model);
        RequireRefusal(Evaluate(), "takes 1x28x28 images, but those of shapes (test) are 1x1x3");
    }

    [Fact]
    public void A_model_that_puts_out_NaN_is_refused()
    {
        new TinyModel { Weights = [float.NaN, 0, 0, 0, 1, 0, 0, 0, 1] }.Save(_model);
        (int code, _, string error) = Evaluate();
        Assert.Equal(2, code);
        Assert.Contains("NaN for image 0", error);
    }

    [Fact]
    public void Empty_data_is_refused()
    {
        WriteSplit("t10k", [], []);
        RequireRefusal(Evaluate(), "empty");
    }

    void RequireRefusal((int Code, string Output, string Error) run, string message)
    {
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error);
        Assert.Equal("error: ", run.Error[..7]);
        Assert.Equal(run.Error.Length, run.Error.IndexOf('\n') + 1);
        Assert.False(Directory.Exists(_out), $"{_out} was made");
    }
}
