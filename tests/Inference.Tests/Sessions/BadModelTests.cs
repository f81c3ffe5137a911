using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Tests.Sessions;

/// <summary>A model that cannot be used is refused in one line, whatever is wrong with it, before anything is done with it.</summary>
public sealed class BadModelTests : IDisposable
{
    static readonly ImageShape s_shape = new(1, 1, 3);

    readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Bad => [.. BadModels.Names];

    public static TheoryData<string> Outside => [.. BadModels.Names.Where(name => name.StartsWith("external data"))];

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Bad))]
    public void It_is_refused_in_one_line_that_names_it(string name)
    {
        (string path, string says) = BadModels.Write(name, _folder.Path);
        string line = Assert.Throws<InputException>(() => Use(path)).Message;
        Assert.Contains(says, line);
        Assert.Contains(path, line);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void The_model_that_the_bad_ones_are_made_of_is_good()
    {
        Use(new TinyModel().Save(_folder.File("good.onnx")));
        Assert.Throws<InputException>(() => Use(_folder.File("other.onnx")));
    }

    [Fact]
    public void Weights_in_the_models_folder_and_below_are_read()
    {
        (string path, _) = BadModels.Write("missing external data", _folder.Path);
        float[] weights = [1, 0, 0, 0, 1, 0, 0, 0, 1];
        File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(path)!, "weights.bin"), [.. weights.SelectMany(BitConverter.GetBytes)]);
        Assert.Equal([9, 1, 2, 1, 9, 1], Logits(path));

        Directory.CreateDirectory(_folder.File("models", "inner"));
        File.Move(_folder.File("models", "weights.bin"), _folder.File("models", "inner", "weights.bin"));
        ModelProto model = OnnxFile.Load(path);
        model.Graph.Initializer[0].ExternalData[0].Value = "inner/weights.bin";
        OnnxFile.Save(model, path);
        Assert.Equal([9, 1, 2, 1, 9, 1], Logits(path));

        using ModelSession edited = ModelSession.Open(model, path);
        Assert.Equal(["logits", "probabilities"], edited.Outputs);
    }

    [Theory, MemberData(nameof(Outside))]
    public void A_model_that_was_edited_in_memory_is_held_to_the_same(string name)
    {
        (string path, string says) = BadModels.Write(name, _folder.Path);
        ModelProto model = OnnxFile.Load(path);
        Assert.Contains(says, Assert.Throws<InputException>(() => ModelSession.Open(model, path).Dispose()).Message);
    }

    [Fact]
    public void Nothing_outside_of_the_models_folder_is_read()
    {
        foreach (string name in BadModels.Names.Where(name => name.StartsWith("external data")))
        {
            using TemporaryFolder folder = new();
            (string path, _) = BadModels.Write(name, folder.Path);
            Assert.DoesNotContain(BadModels.Secret, ReadIn(folder.Path, () => Assert.Throws<InputException>(() => Use(path))));
        }
        using TemporaryFolder control = new();
        BadModels.Write("a cycle", control.Path);
        Assert.Contains(BadModels.Secret, ReadIn(control.Path, () => File.ReadAllBytes(control.File(BadModels.Secret))));
    }

    // The files right in a folder that are read while something is done, as the system tells it.
    static string[] ReadIn(string folder, Action work)
    {
        const string last = "last.bin";
        File.WriteAllBytes(Path.Combine(folder, last), new byte[4]);
        List<string> read = [];
        using ManualResetEventSlim isLast = new();
        using FileSystemWatcher watcher = new(folder) { NotifyFilter = NotifyFilters.LastAccess };
        watcher.Changed += (_, change) =>
        {
            lock (read)
                read.Add(change.Name!);
            if (change.Name == last)
                isLast.Set();
        };
        watcher.EnableRaisingEvents = true;
        work();
        File.ReadAllBytes(Path.Combine(folder, last));
        Assert.True(isLast.Wait(TimeSpan.FromSeconds(20)), "the system told of no reading at all");
        lock (read)
            return [.. read];
    }

    static void Use(string path)
    {
        using ModelSession session = ModelSession.Open(ModelFile.Find(path).Path, new SessionSettings { Threads = 1 });
        // As many images as classes, so that classes before images would look like a batch.
        using Classifier classifier = new(session, s_shape, batch: 3);
    }

    static float[] Logits(string path)
    {
        using ModelSession session = ModelSession.Open(path);
        using BatchRunner runner = new(session, s_shape, ["logits"], batch: 2);
        runner.Run([9, 1, 2, 1, 9, 1]);
        return runner.Output(0).ToArray();
    }
}
