using System.Globalization;
using System.Text.Json;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Onnx;
using Strata.Sessions;
using Strata.Tests.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Predictions;

/// <summary>`predict` on data sets and IDX files.</summary>
public sealed class DataSetPredictionTests : IDisposable
{
    // Small weights keep softmax away from 0 and 1.
    static readonly TinyModel s_model = new()
    {
        Shape = new(1, 4, 4),
        Classes = 4,
        Weights = [.. Enumerable.Range(0, 64).Select(i => MathF.Sin(i) / 100)],
    };

    readonly PredictRun _run = new();

    public void Dispose() => _run.Dispose();

    ImageSet Idx(int count, TinyModel? model = null)
    {
        ImageSet set = (model ?? s_model).Images(count);
        IdxFolder.Write(Directory.CreateDirectory(_run.File("idx")).FullName, set);
        return set;
    }

    Scores Scores(TinyModel model, ImageSet set)
    {
        using ModelSession session = ModelSession.Open(model.Save(_run.File("reference.onnx")));
        using Classifier classifier = new(session, set.Shape, batch: 8);
        return classifier.Score(set);
    }

    static float Parsed(string number) => float.Parse(number, CultureInfo.InvariantCulture);

    // The reference scores all images at once with another batch size, so that the last digit may differ.
    const float Rounding = 1e-6f;

    [Theory]
    [InlineData("uint8, both")]
    [InlineData("uint8, logits")]
    [InlineData("uint8, scores")]
    [InlineData("float32, softmax_tensor")]
    [InlineData("uint8, batch of 4")]
    public void Rows_hold_the_most_probable_classes_of_every_image_in_order(string kind)
    {
        TinyModel model = kind switch
        {
            "uint8, logits" => s_model with { Outputs = ("logits", null) },
            "uint8, scores" => s_model with { Outputs = ("scores", null) },
            "float32, softmax_tensor" => s_model with { Input = DataType.Float, Outputs = (null, "softmax_tensor") },
            "uint8, batch of 4" => s_model with { Batch = 4 },
            _ => s_model,
        };
        ImageSet set = Idx(150);
        _run.Expect(0, _run.Save(model), "--input", _run.File("idx"), "--top", "4", "--batch", "16");

        string[][] rows = _run.Rows();
        Assert.Equal(
            "index,class,label,probability,class2,label2,probability2,class3,label3,probability3,class4,label4,probability4,known,knownLabel",
            string.Join(',', rows[0]));
        Scores scores = Scores(model with { Batch = "N" }, set);
        Assert.Equal(150, rows.Length - 1);
        for (int i = 0; i < set.Count; i++)
        {
            string[] row = rows[i + 1];
            float[] probabilities = scores.Probabilities[(i * 4)..(i * 4 + 4)];
            int[] best = [.. Enumerable.Range(0, 4).OrderByDescending(label => probabilities[label])];
            Assert.Equal($"{i}", row[0]);
            Assert.Equal(best.Select(label => $"{label}"), Enumerable.Range(0, 4).Select(place => row[2 + 3 * place]));
            Assert.All(Enumerable.Range(0, 4), place => Assert.Equal(probabilities[best[place]], Parsed(row[3 + 3 * place]), Rounding));
            Assert.Equal($"{set.Labels[i]}", row[^1]);
        }
    }

    [Fact]
    public void Json_lines_say_the_same_as_csv()
    {
        Idx(40);
        string model = _run.Save(s_model);
        string[] common = [model, "--input", _run.File("idx"), "--top", "2", "--batch", "8"];
        _run.Expect(0, common);
        _run.Expect(0, [.. common, "--out", _run.File("predictions.jsonl")]);
        string[][] rows = [.. _run.Rows().Skip(1)];
        JsonElement[] lines = [.. File.ReadLines(_run.File("predictions.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(rows.Length, lines.Length);
        foreach ((string[] row, JsonElement line) in rows.Zip(lines))
        {
            string[] Class(JsonElement each) =>
                [each.GetProperty("class").GetString()!, each.GetProperty("label").GetRawText(), each.GetProperty("probability").GetRawText()];
            JsonElement top = line.GetProperty("top");
            string[] said = [line.GetProperty("index").GetRawText(), .. Class(top[0]), .. Class(top[1]),
                line.GetProperty("known").GetString()!, line.GetProperty("knownLabel").GetRawText()];
            Assert.Equal(row, said);
            Assert.Equal(Class(top[0]), Class(line));
        }
    }

    [Fact]
    public void The_report_counts_and_its_accuracy_is_that_of_the_rows()
    {
        Idx(60);
        JsonElement report = _run.Json(_run.Save(s_model), "--dataset", _run.File("idx"), "--batch", "16");
        double right = _run.Column("label").Zip(_run.Column("knownLabel")).Count(pair => pair.First == pair.Second);
        int[] counts = [.. ((string[])["images", "labelled", "faults"]).Select(name => report.GetProperty(name).GetInt32())];
        Assert.Equal([60, 60, 0], counts);
        Assert.Equal(right / 60, report.GetProperty("accuracy").GetDouble(), 12);
        Assert.InRange(right, 1, 59);
        Assert.True(report.GetProperty("imagesPerSecond").GetDouble() > 0);
        Assert.Equal(_run.File("predictions.csv"), report.GetProperty("out").GetString());
        Assert.Equal("test", report.GetProperty("split").GetString());
    }

    [Fact]
    public void Idx_images_without_labels_are_predicted_and_nothing_is_known()
    {
        ImageSet set = Idx(30);
        string alone = _run.File("t10k-images-idx3-ubyte.gz");
        File.Copy(IdxPair.Find(_run.File("idx"), "test")!.Images, alone);
        JsonElement report = _run.Json(_run.Save(s_model), "--input", alone, "--batch", "8");
        Assert.Equal(JsonValueKind.Null, report.GetProperty("accuracy").ValueKind);
        Assert.Equal(["index", "class", "label", "probability"], _run.Rows()[0]);
        Scores scores = Scores(s_model, set);
        Assert.Contains("leave --split out", _run.Refused(_run.File("model.onnx"), "--input", alone, "--split", "train"));
        Assert.All(_run.Column("probability").Select((text, i) => (text, i)), row =>
            Assert.Equal(scores.Probabilities[(row.i * 4)..(row.i * 4 + 4)].Max(), Parsed(row.text), Rounding));
    }

    [Fact]
    public void An_idx_file_with_labels_beside_it_is_of_its_own_split()
    {
        IdxFolder.Write(Directory.CreateDirectory(_run.File("idx")).FullName, s_model.Images(12));
        ImageSet train = s_model.Images(20, seed: 2);
        IdxFolder.Write(_run.File("idx"), new ImageSet("tiny", "train", train.Shape, train.Pixels, train.Labels, train.ClassNames));
        JsonElement report = _run.Json(_run.Save(s_model), "--input", IdxPair.Find(_run.File("idx"), "train")!.Images);
        Assert.Equal((20, "train"), (report.GetProperty("images").GetInt32(), report.GetProperty("split").GetString()));
    }

    [Fact]
    public void The_validation_split_is_what_the_training_of_all_models_held_out()
    {
        ImageSet train = s_model.Images(20, seed: 2);
        IdxFolder.Write(
            Directory.CreateDirectory(_run.File("idx")).FullName,
            new ImageSet("tiny", "train", train.Shape, train.Pixels, train.Labels, train.ClassNames));
        string Model(string name, int seed) =>
            _run.Save(s_model with { Metadata = new ModelMetadata { HeldOut = new HeldOut(0.2, seed) } }, $"{name}.onnx");
        string[] asked = [Model("one", 1), "--input", _run.File("idx"), "--split", "validation"];

        JsonElement report = _run.Json([.. asked, "--ensemble", Model("twin", 1)]);
        int[] held = [.. StratifiedSplit.Of(train.Labels, 0.2, 1).Validation.Order()];
        Assert.Equal((held.Length, "validation"), (report.GetProperty("images").GetInt32(), report.GetProperty("split").GetString()));
        Assert.Equal(held.Select(image => $"{train.Labels[image]}"), _run.Column("known"));
        Assert.Contains("other.onnx a share of 0.2 by seed 2", _run.Refused([.. asked, "--ensemble", Model("other", 2)]));
    }

    [Fact]
    public void Class_names_of_data_and_model_meet_by_name_not_by_place()
    {
        // Class folders sort as cat, cow, dog, eel; the model was trained with another order.
        ModelMetadata named = new() { ClassNames = ["eel", "dog", "cow", "cat"] };
        TinyModel model = s_model with { Shape = new(1, 2, 2), Weights = null, Metadata = named };
        ImageSet set = new("tiny", "test", model.Shape, [9, 0, 0, 0, 0, 9, 0, 0, 0, 0, 9, 0, 0, 0, 0, 9], [3, 2, 1, 0], ["0", "1", "2", "3"]);
        IdxFolder.Write(Directory.CreateDirectory(_run.File("idx")).FullName, set);
        // IDX knows its classes as numbers, none of which the model knows.
        JsonElement report = _run.Json(_run.Save(model), "--input", _run.File("idx"));
        Assert.Equal(JsonValueKind.Null, report.GetProperty("accuracy").ValueKind);
        Assert.Contains("knows none of the classes", _run.Errors);
        Assert.Equal(["eel", "dog", "cow", "cat"], _run.Column("class"));
        Assert.Equal(["3", "2", "1", "0"], _run.Column("known"));

        File.WriteAllText(_run.File("classes.txt"), "3\r\n2\n1\n0\n\n");
        report = _run.Json(_run.File("model.onnx"), "--input", _run.File("idx"), "--classes", _run.File("classes.txt"));
        Assert.Equal(1, report.GetProperty("accuracy").GetDouble());
        Assert.Equal(["3", "2", "1", "0"], _run.Column("class"));
    }

    [Fact]
    public void Of_equal_probabilities_the_lower_label_comes_first_and_no_number_last()
    {
        TinyModel model = s_model with { Shape = new(1, 1, 3), Weights = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0] };
        IdxFolder.Write(Directory.CreateDirectory(_run.File("idx")).FullName, new ImageSet("tiny", "test", model.Shape, [5, 0, 0], [0], ["0"]));
        _run.Expect(0, _run.Save(model), "--input", _run.File("idx"), "--top", "4");
        Assert.Equal(["0", "1", "2", "3"], Enumerable.Range(0, 4).Select(place => _run.Rows()[1][2 + 3 * place]));

        _run.Save(model with { Weights = [float.NaN, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0], Outputs = ("logits", null) });
        _run.Expect(0, _run.File("model.onnx"), "--input", _run.File("idx"), "--top", "4", "--out", _run.File("nan.jsonl"));
        // One score that is no number leaves no share that is one; a reader of JSON must still get through.
        JsonElement line = JsonDocument.Parse(File.ReadAllText(_run.File("nan.jsonl"))).RootElement;
        Assert.Equal("NaN", line.GetProperty("probability").GetString());
    }

    [Fact]
    public void Digits_are_made_as_many_as_asked_for()
    {
        _run.Expect(0, _run.Save(s_model with { Shape = new(1, 28, 28), Weights = null }), "--input", "digits", "--count", "70", "--seed", "3");
        Assert.Equal(Enumerable.Range(0, 70).Select(i => $"{i}"), _run.Column("index"));
        Assert.Contains("--count is for sets", _run.Refused(_run.File("model.onnx"), "--input", "mnist", "--count", "70"));
    }

    [Fact]
    public void Rows_go_to_standard_output_and_all_else_to_standard_error()
    {
        Idx(20);
        _run.Expect(0, _run.Save(s_model), "--input", _run.File("idx"));
        string written = File.ReadAllText(_run.File("predictions.csv"));
        _run.Expect(0, _run.File("model.onnx"), "--input", _run.File("idx"), "--out", "-");
        Assert.Equal(written, _run.Output);
        Assert.Contains("20 images in", _run.Errors);
        Assert.Contains("both want standard output", _run.Refused(_run.File("model.onnx"), "--input", _run.File("idx"), "--out", "-", "--json"));
    }

    [Fact]
    public void The_format_follows_the_name_of_the_file_unless_it_is_named()
    {
        Idx(5);
        string model = _run.Save(s_model);
        _run.Expect(0, model, "--input", _run.File("idx"), "--out", _run.File("a.JSONL"));
        Assert.StartsWith("{\"index\":0", File.ReadAllText(_run.File("a.JSONL")));
        _run.Expect(0, model, "--input", _run.File("idx"), "--out", _run.File("b.jsonl"), "--format", "csv");
        Assert.StartsWith("index,", File.ReadAllText(_run.File("b.jsonl")));
        Assert.Contains("did you mean 'jsonl'", _run.Refused(model, "--input", _run.File("idx"), "--format", "json"));
    }

    [Fact]
    public void What_is_wrong_is_one_line_and_leaves_what_stood_there()
    {
        Idx(20);
        string model = _run.Save(s_model), old = _run.File("predictions.csv");
        File.WriteAllText(old, "old");
        Assert.Contains("1x4x4", _run.Refused(model, "--input", "digits"));
        Assert.Contains("--top is 5, but the model has 4", _run.Refused(model, "--input", _run.File("idx"), "--top", "5"));
        Assert.Contains("at least 1", _run.Refused(model, "--input", _run.File("idx"), "--top", "0"));
        Assert.Contains("did you mean 'mnist'", _run.Refused(model, "--input", "mnits"));
        Assert.Contains("no file or folder", _run.Refused(model, "--input", _run.File("nowhere")));
        Assert.Contains("name the images with --input", _run.Refused(model));
        Assert.Contains("is for image files", _run.Refused(model, "--input", _run.File("idx"), "--resize", "pad"));
        Assert.Contains("did you mean 'stretch'", _run.Refused(model, "--input", _run.File("idx"), "--resize", "strech"));
        Assert.Contains("is a folder", _run.Refused(model, "--input", _run.File("idx"), "--out", _run.File("idx")));
        File.WriteAllText(_run.File("two.txt"), "a\nb\n");
        Assert.Contains("names 2 classes, but the model has 4", _run.Refused(model, "--input", _run.File("idx"), "--classes", _run.File("two.txt")));
        string images = IdxPair.Find(_run.File("idx"), "test")!.Images;
        byte[] bytes = File.ReadAllBytes(images);
        bytes[bytes.Length / 2] ^= 0x55;
        File.WriteAllBytes(images, bytes);
        Assert.Contains("damaged", _run.Refused(model, "--input", _run.File("idx")));
        Assert.Equal("old", File.ReadAllText(old));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(old)!, "*.tmp"));
    }
}
