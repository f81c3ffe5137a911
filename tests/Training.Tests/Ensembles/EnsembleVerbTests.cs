using System.Text.Json;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;
using Strata.Tests.Runs;

namespace Strata.Tests.Ensembles;

public sealed class EnsembleVerbTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    string Member(int seed)
    {
        string run = Path.Combine(digits.Models, $"member-{seed}");
        return Directory.Exists(run) ? run : digits.Trained($"member-{seed}", "--epochs", "1", "--seed", $"{seed}");
    }

    (int Code, string Out, string Error) Ensemble(params string[] args) =>
        SmallDigits.Run(["ensemble", .. args, "--out", digits.Models]);

    static JsonElement[] Members(string run) => [.. SmallDigits.Record(run).GetProperty("members").EnumerateArray()];

    static string[] Names(string run) => [.. Members(run).Select(member => member.GetProperty("name").GetString()!)];

    string Made(string run, params string[] args)
    {
        (int code, _, string error) = Ensemble([.. args, "--run", run]);
        Assert.True(code == 0, error);
        return Path.Combine(digits.Models, run);
    }

    float[] Probabilities(string run, int batch)
    {
        ImageSet test = DataSets.Load(digits.Data, "test", new DataRequest());
        using ModelSession session = ModelSession.Open(ModelFile.Find(run).Path);
        using Classifier classifier = new(session, test.Shape, batch);
        return classifier.Score(test).Probabilities;
    }

    [Fact]
    public void Combined_runs_average_their_probabilities_on_every_test_image()
    {
        string run = Made("pair", Member(1), Member(2));
        float[] one = Probabilities(Member(1), 32), two = Probabilities(Member(2), 32), both = Probabilities(run, 32);
        for (int i = 0; i < both.Length; i++)
            Assert.Equal((one[i] + two[i]) / 2, both[i], 1e-5);
        Assert.NotEqual(one, two);
    }

    [Fact]
    public void Folder_holds_the_model_its_card_and_its_record()
    {
        string run = Made("whole", Member(1), Member(2));
        string[] files = [.. Directory.GetFiles(run).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(["README.md", "model.onnx", "run.json"], files);
        JsonElement record = SmallDigits.Record(run);
        Assert.Equal("ensemble", record.GetProperty("kind").GetString());
        Assert.Equal("done", record.GetProperty("status").GetString());
        Assert.Equal(["member-1", "member-2"], Names(run));
        Assert.All(Members(run), member => Assert.Matches("^[0-9a-f]{64}$", member.GetProperty("sha256").GetString()));
        JsonElement check = record.GetProperty("check");
        Assert.Equal(64, check.GetProperty("images").GetInt32());
        Assert.Contains("(test)", check.GetProperty("on").GetString());
        Assert.InRange(check.GetProperty("largest").GetDouble(), 0, 1e-5);
        Assert.Contains("member-2", File.ReadAllText(Path.Combine(run, "README.md")));
    }

    [Fact]
    public void Model_says_what_it_is()
    {
        ModelProto model = OnnxFile.Load(Path.Combine(Made("says", Member(1), Member(2), "--tta", "shift"), "model.onnx"));
        ModelMetadata metadata = ModelMetadata.From(model.MetadataProps.ToDictionary(entry => entry.Key, entry => entry.Value));
        Assert.Equal(10, metadata.ClassNames.Count);
        Assert.Equal(digits.Data, metadata.DataSet);
        Assert.Equal(["test", "train"], metadata.Fingerprints.Keys.Order());
        Assert.Equal(["member-1", "member-2"], metadata.Members.Select(member => member.Name));
        Assert.Equal(["shift"], metadata.Views);
        Assert.Equal("says", metadata.Run);
        Assert.NotNull(metadata.Proof);
    }

    [Fact]
    public void What_was_held_out_stands_in_the_file_only_where_all_members_held_out_the_same()
    {
        static ModelMetadata Of(string run) => ModelMetadata.Of(OnnxFile.Load(Path.Combine(run, "model.onnx")));
        Assert.Equal(new HeldOut(0.1, Seed: 1), Of(Made("seen-twice", Member(1), "--tta", "shift")).HeldOut);
        Assert.Equal(["test", "train", "validation"], Of(Path.Combine(digits.Models, "seen-twice")).Fingerprints.Keys.Order());
        Assert.Null(Of(Made("apart", Member(1), Member(2))).HeldOut);
    }

    [Fact]
    public void Views_inside_the_graph_change_what_one_run_says_and_are_checked()
    {
        string run = Made("seen", Member(1), "--tta", "shift:pixels=1", "rotation:degrees=5");
        Assert.NotEqual(Probabilities(Member(1), 16), Probabilities(run, 16));
        JsonElement record = SmallDigits.Record(run);
        Assert.Equal(7, record.GetProperty("looks").GetInt32());
        Assert.InRange(record.GetProperty("check").GetProperty("largest").GetDouble(), 0, 1e-5);
    }

    [Fact]
    public void Batch_size_does_not_matter()
    {
        string run = Made("batches", Member(1), Member(2), "--tta", "flip");
        Assert.Equal(Probabilities(run, 1), Probabilities(run, 7), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Ensembles_can_be_combined_and_looked_at_again()
    {
        Made("inner", Member(1), Member(2));
        string run = Made("outer", "inner", Member(3), "--tta", "invert");
        Assert.Equal(["inner", "member-3"], Names(run));
    }

    [Fact]
    public void Members_are_trained_with_one_seed_after_the_other_and_kept_when_asked_again()
    {
        string[] args =
        [
            "lenet-relu", "--members", "2", "--dataset", digits.Data, "--epochs", "1", "--seed", "5", "--batch", "32", "--threads", "1",
            "--run", "trained",
        ];
        int Seed(int seed) => SmallDigits.Record(Path.Combine(digits.Models, $"trained-seed{seed}"))
            .GetProperty("options").GetProperty("seed").GetInt32();
        (int code, string output, string error) = Ensemble(args);
        Assert.True(code == 0, error);
        Assert.Equal([5, 6], [Seed(5), Seed(6)]);
        // What the first one's seed holds out none learns from, so that the ensemble can be judged on it.
        Assert.Equal(new HeldOut(0.1, Seed: 5), ModelMetadata.Of(OnnxFile.Load(Path.Combine(digits.Models, "trained", "model.onnx"))).HeldOut);
        DateTime before = File.GetLastWriteTimeUtc(Path.Combine(digits.Models, "trained-seed5", "weights.bin"));
        args[2] = "3";
        (code, output, error) = Ensemble(args);
        Assert.True(code == 0, error);
        Assert.Contains("trained-seed5 is done already", output);
        Assert.Equal(before, File.GetLastWriteTimeUtc(Path.Combine(digits.Models, "trained-seed5", "weights.bin")));
        Assert.Equal(["trained-seed5", "trained-seed6", "trained-seed7"], Names(Path.Combine(digits.Models, "trained")));
        args[6] = "2";
        (code, _, error) = Ensemble(args);
        Assert.Equal(2, code);
        Assert.Contains("other options (epochs)", error);
    }

    [Fact]
    public void Ensembles_have_no_weights_to_resume_export_or_start_from()
    {
        string run = Made("weightless", Member(1), Member(2));
        foreach (string[] args in (string[][])[["resume", run], ["export", run], digits.Train("from-ensemble", "--from", run)])
        {
            (int code, _, string error) = SmallDigits.Run(args);
            Assert.Equal(2, code);
            Assert.Contains("is an ensemble", error);
        }
    }

    [Fact]
    public void Existing_run_is_kept_unless_overwrite_is_given()
    {
        Made("kept", Member(1), Member(2));
        (int code, _, string error) = Ensemble(Member(1), Member(3), "--run", "kept");
        Assert.Equal(2, code);
        Assert.Contains("--overwrite", error);
        Made("kept", Member(1), Member(3), "--overwrite");
        Assert.Contains("member-3", File.ReadAllText(Path.Combine(digits.Models, "kept", "run.json")));
    }

    [Fact]
    public void Ensemble_never_overwrites_its_own_member()
    {
        (int code, _, string error) = Ensemble(Member(1), Member(2), "--run", "member-1", "--overwrite");
        Assert.Equal(2, code);
        Assert.Contains("member-1 would be overwritten", error);
        Assert.True(File.Exists(Path.Combine(Member(1), "weights.bin")));
    }

    [Fact]
    public void Json_summary_is_one_object()
    {
        (int code, string output, _) = Ensemble(Member(1), Member(2), "--run", "json", "--json");
        Assert.Equal(0, code);
        JsonElement summary = JsonDocument.Parse(output).RootElement;
        Assert.Equal(2, summary.GetProperty("members").GetArrayLength());
        Assert.Equal(1, summary.GetProperty("looks").GetInt32());
    }

    [Fact]
    public void Graph_that_says_something_else_than_its_members_is_not_handed_out()
    {
        // A member that never says the same twice: no average of it can be confirmed.
        string member = Path.Combine(digits.Folder, "moody.onnx");
        GraphBuilder graph = new("moody");
        string image = graph.Input("image", TensorProto.Types.DataType.Uint8, "N", 1, 28, 28);
        string pixels = graph.Node("Cast", "pixels", [image], NodeAttribute.Of("to", (long)TensorProto.Types.DataType.Float));
        string flat = graph.Node("Flatten", "flat", [pixels]);
        string product = graph.Node("MatMul", "product", [flat, graph.Weights("weights", new float[7840], 784, 10)]);
        string mood = graph.Node("RandomNormalLike", "mood", [product]);
        graph.Output(graph.Node("Add", "logits", [product, mood]), TensorProto.Types.DataType.Float, "N", 10);
        OnnxFile.Save(graph.Build("tests", "1", new Dictionary<string, string>()), member);
        (int code, _, string error) = Ensemble(member, member, "--run", "moody");
        Assert.Equal(1, code);
        Assert.Contains("the ensemble's graph is wrong", error);
        Assert.False(Directory.Exists(Path.Combine(digits.Models, "moody")));
    }

    [Fact]
    public void Member_whose_data_is_not_here_is_checked_on_random_pixels_and_the_record_says_so()
    {
        string member = Path.Combine(digits.Folder, "elsewhere.onnx");
        ModelProto model = OnnxFile.Load(Path.Combine(Member(1), "model.onnx"));
        model.SetMetadata("strata.dataset", "no-such-folder/data");
        OnnxFile.Save(model, member);
        JsonElement check = SmallDigits.Record(Made("elsewhere", member, "--tta", "flip")).GetProperty("check");
        Assert.Equal("random pixels", check.GetProperty("on").GetString());
    }

    public static TheoryData<string, string[]> Wrong => new()
    {
        { "at least two runs", ["member-1"] },
        { "'member-1'", ["member-1", "mebmer-1"] },
        { "--epochs is for training", ["member-1", "member-2", "--epochs", "3"] },
        { "name one model", ["lenet-relu", "cnn-32-64", "--members", "2"] },
        { "--members is 0", ["lenet-relu", "--members", "0"] },
        { "--members 2 or more", ["lenet-relu", "--members", "1"] },
        { "unknown view 'shfit'", ["member-1", "--tta", "shfit"] },
        { "unknown view 'shfit'", ["lenet-relu", "--members", "2", "--tta", "shfit"] },
        { "unknown model 'lenet-rleu'", ["lenet-rleu", "--members", "2"] },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Wrong_input_is_one_line_and_writes_nothing(string expected, string[] args)
    {
        _ = (Member(1), Member(2));
        (int code, string output, string error) = Ensemble([.. args, "--run", "wrong"]);
        Assert.Equal(2, code);
        Assert.Contains(expected, error);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Empty(Directory.GetDirectories(digits.Models, "wrong*"));
    }
}
