using System.Diagnostics;
using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Tests.Features;

public sealed class FeatureResumeTests : IDisposable
{
    const int Images = 5000;

    readonly TemporaryFolder _folder = new();
    readonly MapModel _model = new();
    readonly FeatureOptions _options = new() { Batch = 96, Poolings = [Pooling.Mean, new Pooling { Kind = PoolKind.Flatten }] };

    public void Dispose() => _folder.Dispose();

    FeatureReport Extract(string root, int failsAt = int.MaxValue, int seed = 1, FeatureOptions? options = null)
    {
        ModelFile file = new("maps", _folder.File("maps.onnx"));
        if (!File.Exists(file.Path))
            _model.Save(file.Path);
        Shell shell = new(TextWriter.Null, TextWriter.Null, json: false, CancellationToken.None);
        return FeatureExtraction.Run(file, new NamedImages(_model.Images(Images, seed), failsAt), (options ?? _options) with { Out = _folder.File(root) }, shell);
    }

    string In(string root) => _folder.File(root, "maps", "random-test");

    void Break(string root, int at) => Assert.Throws<FailureException>(() => Extract(root, failsAt: at));

    void RequireSame(string root)
    {
        Extract("whole");
        string[] expected = [.. Directory.GetFiles(In("whole")).Select(Path.GetFileName).Order()!];
        Assert.Equal(expected, Directory.GetFiles(In(root)).Select(Path.GetFileName).Order());
        foreach (string name in expected)
            Assert.Equal(File.ReadAllBytes(Path.Combine(In("whole"), name)), File.ReadAllBytes(Path.Combine(In(root), name)));
    }

    [Theory]
    [InlineData(900, 0)]
    [InlineData(2500, 2048)]
    [InlineData(4999, 4096)]
    public void An_extraction_that_broke_goes_on_behind_its_last_whole_chunk(int at, int kept)
    {
        Break("broken", at);
        Assert.False(FeatureFolder.Exists(In("broken")));
        Assert.Empty(Directory.GetFiles(In("broken"), "*.npy"));
        FeatureReport report = Extract("broken");
        // Batches do not end where chunks do: the batch across the border runs again.
        Assert.InRange(report.ResumedAt, Math.Max(0, kept - 96), kept);
        Assert.Equal(Images, report.Images + report.ResumedAt);
        RequireSame("broken");
    }

    [Fact]
    public void A_chunk_that_was_damaged_meanwhile_is_computed_again()
    {
        Break("broken", 4000);
        string partial = Path.Combine(In("broken"), "relu.flatten.npy.partial");
        byte[] bytes = File.ReadAllBytes(partial);
        bytes[128 + 1500 * 30 * 4] ^= 1;   // row 1,500, in the second chunk
        File.WriteAllBytes(partial, bytes);
        Assert.InRange(Extract("broken").ResumedAt, 1, 1024);
        RequireSame("broken");
    }

    [Theory]
    [InlineData("labels.npy.partial")]
    [InlineData("flat.npy.partial")]
    [InlineData("files.jsonl.partial")]
    public void A_file_that_was_lost_or_cut_meanwhile_is_written_again(string name)
    {
        Break("broken", 4000);
        string partial = Path.Combine(In("broken"), name);
        byte[] bytes = File.ReadAllBytes(partial);
        File.WriteAllBytes(partial, bytes[..(bytes.Length / 2)]);
        Assert.InRange(Extract("broken").ResumedAt, 1, 2048);
        RequireSame("broken");
        Directory.Delete(In("broken"), recursive: true);
        Break("broken", 4000);
        File.Delete(partial);
        Assert.Equal(0, Extract("broken").ResumedAt);
        RequireSame("broken");
    }

    [Fact]
    public void A_line_of_the_journal_that_was_cut_off_is_not_believed()
    {
        Break("broken", 4000);
        string journal = Path.Combine(In("broken"), "features.journal");
        string text = File.ReadAllText(journal);
        File.WriteAllText(journal, text[..^20]);
        Assert.InRange(Extract("broken").ResumedAt, 1, 2048);
        RequireSame("broken");
        Directory.Delete(In("broken"), recursive: true);
        Break("broken", 4000);
        File.WriteAllText(journal, "nothing that makes sense");
        Assert.Equal(0, Extract("broken").ResumedAt);
        RequireSame("broken");
    }

    [Fact]
    public void A_kill_between_the_last_renames_loses_nothing()
    {
        Break("broken", 4999);
        Assert.InRange(Extract("broken").ResumedAt, 1, 4096);
        string path = In("broken");
        string journal = Path.Combine(path, "features.journal");
        // As it stands when the process dies just before it writes the index: all files have their names, the journal is there.
        Break("other", 4999);
        string header = File.ReadLines(Path.Combine(In("other"), "features.journal")).First();
        FeatureIndex index = FeatureFolder.Open(path).Index;
        string[] names = ["labels.npy", "images.npy", "files.jsonl"];
        IEnumerable<IReadOnlyList<string>> columns =
        [
            index.ImageChecksums, index.Columns.Single(column => column.File == "labels.npy").Checksums,
            .. names.Select(name => index.Columns.Single(column => column.File == name).Checksums),
            .. System.Text.Json.JsonDocument.Parse(header).RootElement.GetProperty("files").EnumerateArray()
                .Select(file => index.Layers.Single(layer => layer.File == file.GetString()).Checksums),
        ];
        File.WriteAllText(journal, string.Concat(Enumerable.Range(0, 5).Select(chunk => string.Join(' ', columns.Select(column => column[chunk])) + "\n").Prepend(header + "\n")));
        File.Delete(Path.Combine(path, FeatureIndex.FileName));
        File.Move(Path.Combine(path, "flat.npy"), Path.Combine(path, "flat.npy.partial"));
        FeatureReport report = Extract("broken");
        Assert.Equal((0L, (long)Images), (report.Images, report.ResumedAt));
        RequireSame("broken");
    }

    [Fact]
    public void Images_that_changed_meanwhile_are_noticed()
    {
        Break("broken", 4000);
        Assert.Contains("other images or labels", Assert.Throws<InputException>(() => Extract("broken", seed: 2)).Message);
        Extract("broken", options: _options with { Overwrite = true });
        RequireSame("broken");
    }

    [Fact]
    public void Another_batch_or_other_layers_begin_anew()
    {
        Break("broken", 4000);
        Assert.Equal(0, Extract("broken", options: _options with { Batch = 32 }).ResumedAt);
        Break("other", 4000);
        FeatureReport report = Extract("other", options: _options with { Layers = ["flat"] });
        Assert.Equal((0, 1), (report.ResumedAt, report.Written.Count));
        Assert.Empty(Directory.GetFiles(In("other"), "*.partial"));
    }

    [Fact]
    public void A_batch_that_was_measured_is_kept()
    {
        FeatureOptions measured = _options with { Batch = null };
        Assert.Throws<FailureException>(() => Extract("broken", failsAt: 4000, options: measured));
        Assert.InRange(Extract("broken", options: measured).ResumedAt, 2000, 4000);
    }

    [Fact]
    public void Killed_processes_resume_to_the_same_bytes() => KillAndResume(kills: 3);

    [Fact, Trait("Category", "Slow")]
    public void Processes_killed_at_many_moments_resume_to_the_same_bytes() => KillAndResume(kills: 25);

    void KillAndResume(int kills)
    {
        string[] Digits(string root) =>
            ["features", Inference.LeNet, "--dataset", "digits", "--count", "40000", "--batch", "64", "--threads", "1", "--out", _folder.File(root)];
        Assert.Equal(0, Inference.Run(Digits("whole")).Code);
        string folder = _folder.File("killed", "lenet-relu-mnist", "digits-test");
        Random random = new(11);
        int killed = 0;
        while (killed < kills && !FeatureFolder.Exists(folder))
        {
            using Process process = Process.Start(Inference.Program(Digits("killed")))!;
            int lines = JournalLines(folder), more = random.Next(0, 40 / kills + 1);
            while (!process.HasExited && JournalLines(folder) < lines + more)
                Thread.Sleep(1);
            Thread.Sleep(random.Next(0, 20));
            if (process.HasExited)
                break;
            process.Kill();
            process.WaitForExit();
            killed++;
        }
        Assert.True(killed > 0, "the process ended before it could be killed once");
        Assert.Equal(0, Inference.Run(Digits("killed")).Code);
        string whole = _folder.File("whole", "lenet-relu-mnist", "digits-test");
        Assert.Equal(Directory.GetFiles(whole).Select(Path.GetFileName).Order(), Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        foreach (string file in Directory.GetFiles(whole))
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, Path.GetFileName(file)))), file);
    }

    static int JournalLines(string folder)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(folder, "features.journal")).Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
