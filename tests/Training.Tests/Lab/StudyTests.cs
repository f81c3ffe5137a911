using System.Text.Json;
using System.Xml.Linq;
using Strata.Storage;
using Strata.Tests.Runs;

namespace Strata.Tests.Lab;

/// <summary>A study from its file to its table, on a few digits.</summary>
public sealed class StudyTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    string Write(string name, string json)
    {
        string file = Path.Combine(digits.Folder, name + ".json");
        File.WriteAllText(file, json);
        return file;
    }

    (int Code, string Out, string Error) Study(string file, params string[] more) =>
        SmallDigits.Run(["study", file, "--dataset", digits.Data, "--scale", "small", "--threads", "1", "--out", digits.Models, .. more]);

    static JsonElement[] Rows(string json) => [.. JsonDocument.Parse(json).RootElement.GetProperty("rows").EnumerateArray()];

    const string Rates = """
        {
          "question": "Does the rate matter?",
          "base": { "model": "lenet-relu", "epochs": 1, "batchSize": 32 },
          "scales": { "small": { "trainSize": 100 } },
          "groups": [
            { "name": "rate", "vary": "learningRate", "values": { "small": [0.001, 0.01] } },
            { "name": "listed", "runs": [ { "name": "as-before", "options": { "learningRate": 0.01 } }, { "name": "two-epochs", "options": { "epochs": 2 } } ] }
          ],
          "evaluateOn": ["$dataSet:invert=only"],
          "columns": ["testAccuracy", "accuracy@$dataSet:invert=only", "parameters", "verdict"],
          "plots": [
            { "file": "rate", "title": "Rate", "kind": "line", "groups": ["rate"], "x": "learningRate", "y": ["testAccuracy", "trainAccuracy"], "logX": true },
            { "file": "runs", "title": "Runs", "kind": "points", "groups": ["rate", "listed"], "y": ["testAccuracy"] },
            { "file": "history", "title": "History", "kind": "curves", "groups": ["listed"], "y": ["validationLoss"] }
          ]
        }
        """;

    [Fact]
    public void A_study_trains_every_run_once_tables_them_and_never_repeats_them()
    {
        string file = Write("rates", Rates);
        (int code, string output, string error) = Study(file, "--json");
        Assert.True(code == 0, error);
        JsonElement[] rows = Rows(output);
        Assert.Equal(["learningRate-0.001", "learningRate-0.01", "as-before", "two-epochs"], rows.Select(row => row.GetProperty("name").GetString()));
        // Equal options are one run: the same folder, the same figures.
        Assert.Equal(rows[1].GetProperty("folders")[0].GetString(), rows[2].GetProperty("folders")[0].GetString());
        Assert.Equal(61_706, rows[0].GetProperty("figures").GetProperty("parameters").GetDouble());
        Assert.All(rows, row => Assert.InRange(row.GetProperty("figures").GetProperty($"accuracy@{digits.Data}:invert=only").GetDouble(), 0, 1));
        Assert.Contains("3 of 4 runs trained now", error);

        string folder = Path.Combine(digits.Models, "study-rates-small");
        Assert.All((string[])["study.csv", "study.json", "README.md"], name => Assert.True(File.Exists(Path.Combine(folder, name)), name));
        Assert.Equal(["history.svg", "rate.svg", "runs.svg"], Directory.GetFiles(folder, "*.svg").Select(Path.GetFileName).Order());
        string[] texts = [.. XDocument.Load(Path.Combine(folder, "runs.svg")).Descendants().Where(node => node.Name.LocalName == "text").Select(node => node.Value)];
        Assert.All(rows, row => Assert.Contains(row.GetProperty("name").GetString(), texts));
        Assert.Contains("Runs", texts);
        Assert.Equal(1 + rows.Length, File.ReadAllLines(Path.Combine(folder, "study.csv")).Length);
        DateTime trained = File.GetLastWriteTimeUtc(Path.Combine(folder, "listed-two-epochs", "weights.bin"));

        (_, string again, string progress) = Study(file, "--json");
        Assert.Contains("0 of 4 runs trained now", progress);
        Assert.Equal(trained, File.GetLastWriteTimeUtc(Path.Combine(folder, "listed-two-epochs", "weights.bin")));
        Assert.Equal(rows.Select(row => row.GetProperty("figures").GetRawText()), Rows(again).Select(row => row.GetProperty("figures").GetRawText()));
    }

    [Fact]
    public void A_run_with_other_options_is_trained_anew()
    {
        string file = Write("changed", Rates);
        Assert.Equal(0, Study(file).Code);
        File.WriteAllText(file, Rates.Replace("0.001, 0.01", "0.001, 0.02"));
        (_, _, string error) = Study(file, "--json");
        Assert.Contains("2 of 4 runs trained now", error);
    }

    [Theory]
    [InlineData("model.onnx", "made again")]
    [InlineData("layers.onnx", "made again")]
    [InlineData("weights.bin", "made again")]
    [InlineData("run.json", "is trained again")]
    public void A_file_of_a_run_that_was_damaged_is_noticed_said_and_made_again(string damaged, string hint)
    {
        string file = Write($"hurt-{damaged}", Rates);
        string expected = string.Join(' ', Rows(Study(file, "--json").Out).Select(Untimed));
        string run = Path.Combine(digits.Models, $"study-hurt-{damaged}-small", "listed-two-epochs");
        Dictionary<string, byte[]> whole = ((string[])["model.onnx", "layers.onnx", "weights.bin"]).ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(run, name)));
        byte[] bytes = File.ReadAllBytes(Path.Combine(run, damaged));
        bytes[damaged == "run.json" ? 0 : bytes.Length / 2] ^= 1;
        File.WriteAllBytes(Path.Combine(run, damaged), bytes);
        (int code, string output, string error) = Study(file, "--json");
        Assert.True(code == 0, error);
        Assert.Contains(hint, error);
        Assert.Contains("1 of 4 runs trained now", error);
        Assert.Equal(expected, string.Join(' ', Rows(output).Select(Untimed)));
        Assert.All(whole, name => Assert.Equal(name.Value, File.ReadAllBytes(Path.Combine(run, name.Key))));
        Assert.Contains("0 of 4 runs trained now", Study(file, "--json").Error);
    }

    [Fact]
    public void A_damaged_checkpoint_of_a_run_that_was_cut_off_is_noticed_and_the_run_trained_again()
    {
        string file = Write("torn", Rates);
        Study(file);
        string run = Path.Combine(digits.Models, "study-torn-small", "listed-two-epochs");
        byte[] weights = File.ReadAllBytes(Path.Combine(run, "weights.bin"));
        // As a kill before the export leaves it, but for a bit.
        File.WriteAllText(Path.Combine(run, "run.json"), File.ReadAllText(Path.Combine(run, "run.json")).Replace("\"status\": \"done\"", "\"status\": \"training\""));
        byte[] checkpoint = File.ReadAllBytes(Path.Combine(run, "last.bin"));
        checkpoint[^1000] ^= 4;
        File.WriteAllBytes(Path.Combine(run, "last.bin"), checkpoint);
        File.WriteAllBytes(Path.Combine(run, "weights.bin"), []);
        (int code, _, string error) = Study(file, "--json");
        Assert.True(code == 0, error);
        Assert.Contains("last.bin is damaged", error);
        Assert.Equal(weights, File.ReadAllBytes(Path.Combine(run, "weights.bin")));
    }

    [Fact]
    public void Two_processes_do_not_work_on_one_study()
    {
        string folder = Directory.CreateDirectory(Path.Combine(digits.Models, "study-taken-small")).FullName;
        using FolderLock held = FolderLock.Take(folder);
        (int code, _, string error) = Study(Write("taken", Rates));
        Assert.Equal(2, code);
        Assert.Contains($"another process works on {folder} (process {Environment.ProcessId}, ", error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    static string Untimed(JsonElement row) => string.Join(',', row.GetProperty("figures").EnumerateObject()
        .Where(figure => figure.Name is not ("seconds" or "imagesPerSecond")).Select(figure => figure.ToString()));

    [Fact]
    public void A_run_whose_loss_became_no_number_is_a_row_and_is_not_tried_again()
    {
        string file = Write("diverging", """
            {
              "question": "What if?",
              "base": { "model": "lenet-relu", "epochs": 2, "batchSize": 32, "optimizer": "sgd" },
              "scales": { "small": { "trainSize": 100 } },
              "groups": [ { "name": "rate", "vary": "learningRate", "values": [1e30, 0.01] },
                { "name": "together", "ensembles": [ { "name": "both", "of": "rate", "members": 2 } ] } ],
              "columns": ["testAccuracy", "verdict"]
            }
            """);
        (int code, string output, string error) = Study(file, "--json");
        Assert.True(code == 0, error);
        JsonElement[] rows = Rows(output);
        Assert.Equal("diverged", rows[0].GetProperty("verdict").GetString());
        Assert.Equal("NaN", rows[0].GetProperty("figures").GetProperty("testAccuracy").GetString());
        Assert.NotEqual("diverged", rows[1].GetProperty("verdict").GetString());
        Assert.Equal("diverged", rows[2].GetProperty("verdict").GetString());
        Assert.Equal("NaN", rows[2].GetProperty("figures").GetProperty("testAccuracy").GetString());
        Assert.Contains("0 of 2 runs trained now", Study(file, "--json").Error);
    }

    [Fact]
    public void Seeds_repeat_every_run_and_the_interval_covers_them()
    {
        string file = Write("seeds", Rates.Replace("\"trainSize\": 100", "\"trainSize\": 100, \"seeds\": 2"));
        (int code, string output, string error) = Study(file, "--json");
        Assert.True(code == 0, error);
        Assert.All(Rows(output), row =>
        {
            double[] perSeed = [.. row.GetProperty("perSeed").EnumerateArray().Select(seed => seed.GetDouble())];
            JsonElement figures = row.GetProperty("figures");
            Assert.Equal(2, perSeed.Length);
            Assert.Equal(perSeed.Average(), figures.GetProperty("testAccuracy").GetDouble(), 1e-12);
            Assert.InRange(perSeed.Average(), figures.GetProperty("testAccuracyLow").GetDouble(), figures.GetProperty("testAccuracyHigh").GetDouble());
        });
    }

    [Fact]
    public void Ensembles_average_the_runs_of_a_group()
    {
        string file = Write("ensembles", """
            {
              "question": "Are two better than one?",
              "base": { "model": "lenet-relu", "epochs": 1, "batchSize": 32 },
              "scales": { "small": { "trainSize": 100 } },
              "groups": [
                { "name": "member", "vary": "seed", "values": [1, 2] },
                { "name": "together", "ensembles": [ { "name": "one", "of": "member", "members": 1 }, { "name": "both", "of": "member", "members": 2, "tta": ["shift:pixels=1"] } ] }
              ],
              "columns": ["testAccuracy", "parameters", "verdict"]
            }
            """);
        (int code, string output, string error) = Study(file, "--json");
        Assert.True(code == 0, error);
        JsonElement[] rows = Rows(output);
        double Figure(int row, string name) => rows[row].GetProperty("figures").GetProperty(name).GetDouble();
        Assert.Equal(Figure(0, "testAccuracy"), Figure(2, "testAccuracy"));
        Assert.Equal(2 * 61_706, Figure(3, "parameters"));
        Assert.True(File.Exists(Path.Combine(digits.Models, "study-ensembles-small", "together-both", "model.onnx")), "the ensemble is a run of its own");
    }

    [Fact]
    public void A_choice_is_held_against_itself_on_other_images_and_the_next_commands_are_spelled_out()
    {
        string file = Write("contrasts", """
            {
              "question": "Does it matter here what matters there?",
              "base": { "model": "perceptron", "epochs": 1, "batchSize": 32 },
              "scales": { "small": { "trainSize": 60 } },
              "groups": [
                { "name": "plain", "runs": [ { "name": "none" }, { "name": "noise", "options": { "augment": ["gaussian-noise"] } }, { "name": "alone" , "options": { "epochs": 2 } } ] },
                { "name": "inverted", "options": { "dataSet": ":invert=only" }, "runs": [ { "name": "none" }, { "name": "noise", "options": { "augment": ["gaussian-noise"] } } ] }
              ],
              "contrasts": [ { "first": "plain", "second": "inverted", "reference": "none" } ],
              "columns": ["testAccuracy"],
              "next": ["cluster $folder/plain-none --images 100", "classical $dataSet"]
            }
            """);
        (int code, string output, string error) = Study(file, "--json");
        Assert.True(code == 0, error);
        JsonElement contrast = Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("contrasts").EnumerateArray());
        JsonElement row = Assert.Single(contrast.GetProperty("rows").EnumerateArray());
        double Accuracy(int place) => Rows(output)[place].GetProperty("figures").GetProperty("testAccuracy").GetDouble();
        Assert.Equal("noise", row.GetProperty("run").GetString());
        Assert.Equal(100 * (Accuracy(1) - Accuracy(0)), row.GetProperty("first").GetDouble(), 1e-9);
        Assert.Equal(100 * (Accuracy(4) - Accuracy(3)), row.GetProperty("second").GetDouble(), 1e-9);
        string folder = Path.Combine(digits.Models, "study-contrasts-small");
        string card = File.ReadAllText(Path.Combine(folder, "README.md"));
        Assert.Contains("| points against none | plain | inverted | difference |", card);
        Assert.Contains($"dotnet run --project analysis -- cluster {folder}/plain-none --images 100\n", card);
        Assert.Contains($"next: dotnet run --project analysis -- classical {digits.Data}", error);
    }

    [Fact]
    public void Two_dimensional_data_is_drawn_with_its_boundaries()
    {
        (int code, _, string error) = SmallDigits.Run("study", "spiral", "--scale", "ci", "--threads", "1", "--out", digits.Models);
        Assert.True(code == 0, error);
        XDocument picture = XDocument.Load(Path.Combine(digits.Models, "study-spiral-ci", "boundaries.svg"));
        Assert.Equal(6, picture.Descendants().Count(node => node.Name.LocalName == "image"));
    }

    [Theory]
    [InlineData("'question'", "\"question\"", "\"qestion\"")]
    [InlineData("'learningRate'", "\"vary\": \"learningRate\"", "\"vary\": \"learningrat\"")]
    [InlineData("'lenet-relu'", "\"lenet-relu\"", "\"lenet-rleu\"")]
    [InlineData("--epochs is 0", "\"epochs\": 2", "\"epochs\": 0")]
    [InlineData("'small'", "\"scales\": { \"small\"", "\"scales\": { \"smal\"")]
    [InlineData("two runs", "\"as-before\"", "\"two-epochs\"")]
    [InlineData("'points'", "\"points\"", "\"point\"")]
    [InlineData("'listed'", "[\"rate\", \"listed\"]", "[\"rate\", \"list\"]")]
    [InlineData("'testAccuracy'", "\"columns\": [\"testAccuracy\"", "\"columns\": [\"testAcuracy\"")]
    [InlineData("line 1", "{\n  \"question\"", "[\n  \"question\"")]
    [InlineData("run two-epochs of listed: unknown model", "\"epochs\": 2", "\"model\": \"lenet-rleu\"")]
    [InlineData("run two-epochs of listed: ", "\"epochs\": 2", "\"model.hiden\": 2")]
    [InlineData("run two-epochs of listed: unknown optimizer", "\"epochs\": 2", "\"optimizer\": \"adma\"")]
    [InlineData("run two-epochs of listed: unknown schedule", "\"epochs\": 2", "\"schedule\": \"cosin\"")]
    [InlineData("run two-epochs of listed: unknown loss", "\"epochs\": 2", "\"loss\": \"entropy\"")]
    [InlineData("run two-epochs of listed: unknown augmentation", "\"epochs\": 2", "\"augment\": [\"shfit\"]")]
    [InlineData("run two-epochs of listed: unknown layer", "\"epochs\": 2", "\"freeze\": \"conv9\"")]
    [InlineData("no run before it is called 'run:rate/none'", "\"epochs\": 2", "\"from\": \"run:rate/none\"")]
    [InlineData("'listed/two-epochs'", "\"columns\"", "\"reference\": { \"group\": \"listed\", \"run\": \"two-epoch\" }, \"columns\"")]
    [InlineData("'listed/two-epochs'", "\"columns\"", "\"contrasts\": [{ \"first\": \"listed\", \"second\": \"listed\", \"reference\": \"two-epoch\" }], \"columns\"")]
    [InlineData("give 1 to 2", "\"runs\": [", "\"ensembles\": [ { \"name\": \"all\", \"of\": \"rate\", \"members\": 3 } ], \"runs\": [")]
    [InlineData("'validationLoss'", "\"validationLoss\"", "\"validationLos\"")]
    [InlineData("without x", "\"x\": \"learningRate\", ", "")]
    [InlineData("uplicate", "\"columns\"", "\"plots\": [], \"columns\"")]
    public void A_study_that_cannot_be_is_refused_before_anything_is_trained(string hint, string sound, string wrong)
    {
        Assert.Contains(sound, Rates);
        string name = $"wrong-{Guid.NewGuid():N}";
        (int code, _, string error) = Study(Write(name, Rates.Replace(sound, wrong)));
        Assert.Equal((2, hint), (code, error.Contains(hint) ? hint : error));
        Assert.Single(error.TrimEnd().Split('\n'));
        string folder = Path.Combine(digits.Models, $"study-{name}-small");
        Assert.Empty(Directory.Exists(folder) ? Directory.GetDirectories(folder) : []);
    }

    [Theory]
    [InlineData("no-such.json", "no-such.json")]
    [InlineData("hyperparameter", "'hyperparameters'")]
    public void A_study_that_is_not_there_is_told_with_the_nearest(string name, string hint)
    {
        (int code, _, string error) = Study(name);
        Assert.Equal((2, hint), (code, error.Contains(hint) ? hint : error));
    }

    [Fact]
    public void Studies_lists_what_is_shipped()
    {
        (int code, string output, _) = SmallDigits.Run("studies", "--json");
        Assert.Equal(0, code);
        string[] names = [.. JsonDocument.Parse(output).RootElement.EnumerateArray().Select(study => study.GetProperty("name").GetString()!)];
        Assert.Equal(
            ["activations", "augmentation", "data-size", "depth", "ensemble", "fundus", "hyperparameters", "imbalance", "initialisation", "lenet-variants", "normalisation",
                "optimizers", "permuted-pixels", "regularisation", "spiral", "transfer"], names);
    }
}
