using System.Text.Json;
using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Idx;

namespace Strata.Tests.Data;

public sealed class DataVerbsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly StringWriter _out = new();
    readonly StringWriter _error = new();

    public void Dispose() => _folder.Dispose();

    int Run(params string[] args) => CommandLineProgram.Run("test", args, typeof(DataSets).Assembly, _out, _error);

    JsonElement RunJson(params string[] args)
    {
        int code = Run([.. args, "--json"]);
        Assert.True(code == 0, _error.ToString());
        return JsonDocument.Parse(_out.ToString()).RootElement;
    }

    string Refused(int code, params string[] args)
    {
        Assert.Equal(code, Run(args));
        string line = _error.ToString().TrimEnd('\n');
        Assert.DoesNotContain('\n', line);
        return line;
    }

    [Fact]
    public void Describe_gives_the_figures_of_a_path()
    {
        IdxBytes.WriteSplit(_folder.Path, "train");
        JsonElement split = RunJson("data", "describe", _folder.Path).GetProperty("splits")[0];
        Assert.Equal("train", split.GetProperty("split").GetString());
        Assert.Equal(2, split.GetProperty("count").GetInt32());
        Assert.Equal("[1,2,3]", split.GetProperty("shape").GetRawText());
        Assert.Equal("[1,1]", split.GetProperty("perClass").GetRawText());
        // Pixels 1..12: mean 6.5, variance (12² - 1) / 12.
        Assert.Equal(6.5 / 255, split.GetProperty("mean")[0].GetDouble(), 12);
        Assert.Equal(Math.Sqrt(143.0 / 12) / 255, split.GetProperty("standardDeviation")[0].GetDouble(), 12);
        Assert.Equal(Fingerprint.Of(DataSets.Load(_folder.Path, "train", new DataRequest())), split.GetProperty("fingerprint").GetString());
    }

    [Fact]
    public void Describe_keeps_channels_apart()
    {
        IdxFile.WriteImages(_folder.File("train-images-idx4-ubyte"), new ImageShape(3, 1, 1), new byte[] { 255, 0, 51, 255, 255, 51 });
        IdxFile.WriteLabels(_folder.File("train-labels-idx1-ubyte"), new byte[] { 0, 1 });
        JsonElement split = RunJson("data", "describe", _folder.Path).GetProperty("splits")[0];
        Assert.Equal([1, 0.5, 0.2], split.GetProperty("mean").EnumerateArray().Select(mean => mean.GetDouble()));
        Assert.Equal([0, 0.5, 0], split.GetProperty("standardDeviation").EnumerateArray().Select(deviation => deviation.GetDouble()));
    }

    [Fact]
    public void Describe_follows_the_knobs()
    {
        JsonElement split = RunJson("data", "describe", "spiral:arms=4,invert=both", "--count", "20").GetProperty("splits")[0];
        Assert.Equal(40, split.GetProperty("count").GetInt32());
        Assert.Equal("[10,10,10,10]", split.GetProperty("perClass").GetRawText());
    }

    [Fact]
    public void Make_follows_the_knobs()
    {
        string folder = _folder.File("made");
        Assert.Equal(0, Run("data", "make", "digits:invert=only,count=10", "--test-count", "10", "--out", folder));
        Assert.Equal(
            Fingerprint.Of(DataSets.Load("digits:invert=only", "train", new DataRequest { Count = 10 })),
            Fingerprint.Of(DataSets.Load(folder, "train", new DataRequest())));
    }

    [Fact]
    public void Describe_and_verify_read_class_folders()
    {
        foreach (string name in (string[])["cat", "dog"])
        {
            Directory.CreateDirectory(_folder.File("train", name));
            File.WriteAllBytes(_folder.File("train", name, "1.png"), Images.PngBytes.Colour(0, 51, 255));
        }
        JsonElement described = RunJson("data", "describe", _folder.Path);
        Assert.Equal("""["cat","dog"]""", described.GetProperty("classes").GetRawText());
        Assert.Equal([0, 0.2, 1], described.GetProperty("splits")[0].GetProperty("mean").EnumerateArray().Select(mean => mean.GetDouble()));
        Assert.Equal(0, Run("data", "verify", _folder.Path));
        File.WriteAllBytes(_folder.File("train", "dog", "1.png"), [1, 2, 3]);
        Assert.Equal(1, Run("data", "verify", _folder.Path));
        Assert.Contains("1 of 1 checks", _error.ToString());
    }

    [Fact]
    public void Patients_are_proved_to_be_on_one_side_and_survive_in_IDX_files()
    {
        Assert.Equal(0, Run("data", "make", "fundus:size=24", "--count", "100", "--test-count", "30", "--out", _folder.Path));
        _out.GetStringBuilder().Clear();
        JsonElement described = RunJson("data", "describe", _folder.Path);
        Assert.Equal(50, described.GetProperty("splits")[0].GetProperty("groups").GetInt32());
        Assert.Equal(["50 and 15, none in both"], Findings(described.GetProperty("patients"), "patients of train and test"));
        Assert.StartsWith("45 and 5, none in both; a tenth held out", Assert.Single(Findings(described.GetProperty("patients"), "patients of training and validation")));
        Assert.Equal(0, Run("data", "verify", _folder.Path));

        // The same patients in both splits.
        File.Copy(Path.Combine(_folder.Path, "train-groups-idx1-int.gz"), Path.Combine(_folder.Path, "t10k-groups-idx1-int.gz"), overwrite: true);
        Assert.NotEqual(0, Run("data", "verify", _folder.Path));
        Assert.Equal(0, Run("data", "make", "digits", "--count", "20", "--test-count", "10", "--out", Path.Combine(_folder.Path, "digits")));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "digits"), "*groups*"));
    }

    static string[] Findings(JsonElement checks, string subject) =>
        [.. checks.EnumerateArray().Where(check => check.GetProperty("subject").GetString() == subject).Select(check => check.GetProperty("finding").GetString()!)];

    [Fact]
    public void Verify_knows_spiral_too() => Assert.Equal(0, Run("data", "verify", "spiral:invert=only"));

    [Fact]
    public void Describe_shows_people_a_table()
    {
        Assert.Equal(0, Run("data", "describe", "digits", "--count", "20"));
        Assert.Contains("1x28x28", _out.ToString());
        Assert.Contains("fingerprint", _out.ToString());
    }

    [Fact]
    public void Make_writes_four_files_that_read_as_what_was_made()
    {
        string folder = _folder.File("made");
        JsonElement made = RunJson("data", "make", "digits", "--count", "30", "--test-count", "20", "--seed", "5", "--out", folder);
        Assert.Equal(
            ["t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz", "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"],
            Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order());
        foreach ((string split, int count) in new[] { ("train", 30), ("test", 20) })
        {
            ImageSet drawn = DataSets.Load("digits", split, new DataRequest { Count = count, Seed = 5 });
            Assert.Equal(Fingerprint.Of(drawn), Fingerprint.Of(DataSets.Load(folder, split, new DataRequest())));
        }
        Assert.Equal(30, made.GetProperty("splits")[0].GetProperty("count").GetInt32());
    }

    [Fact]
    public void Make_twice_gives_the_same_files_and_another_size_replaces_them()
    {
        string[] Make(int count)
        {
            Assert.Equal(0, Run("data", "make", "digits", "--count", $"{count}", "--test-count", "10", "--out", _folder.Path));
            return [.. Directory.EnumerateFiles(_folder.Path).Order().Select(file => Convert.ToBase64String(File.ReadAllBytes(file)))];
        }
        string[] first = Make(10);
        Assert.Equal(first, Make(10));
        Make(20);
        Assert.Equal(20, DataSets.Load(_folder.Path, "train", new DataRequest()).Count);
    }

    [Fact]
    public void Make_does_not_write_beside_a_split_of_another_spelling()
    {
        IdxBytes.WriteSplit(_folder.Path, "train");
        Assert.Contains("choose another folder", Refused(2, "data", "make", "digits", "--count", "10", "--out", _folder.Path));
        Assert.Equal(2, Directory.EnumerateFiles(_folder.Path).Count());
    }

    [Theory]
    [InlineData("not made by code", "data", "make", "mnist", "--out")]
    [InlineData("did you mean 'digits'?", "data", "make", "digit", "--out")]
    [InlineData("from 1 to", "data", "make", "digits", "--count", "0", "--out")]
    [InlineData("cannot keep a copy with its original", "data", "make", "digits:invert=both", "--out")]
    [InlineData("a whole number from 2 to 32", "data", "make", "spiral:arms=1", "--out")]
    [InlineData("did you mean 'arms'?", "data", "make", "spiral:arm=4", "--out")]
    [InlineData("from 1 to", "data", "make", "digits", "--test-count", "-5", "--out")]
    [InlineData("made by code", "data", "fetch", "digits", "--out")]
    [InlineData("did you mean 'fashion-mnist'?", "data", "fetch", "fashion-minst", "--out")]
    [InlineData("must be an https address", "data", "fetch", "mnist", "--mirror", "http://example.org/", "--out")]
    [InlineData("is no address", "data", "fetch", "mnist", "--mirror", "somewhere", "--out")]
    public void Wrong_input_is_one_line_exit_2_and_nothing_written(string complaint, params string[] args)
    {
        Assert.Contains(complaint, Refused(2, [.. args, _folder.File("out")]));
        Assert.False(Path.Exists(_folder.File("out")), "the output folder was created");
    }

    [Theory]
    [InlineData("name a verb: data describe, data fetch, data make, data verify", "data")]
    [InlineData("did you mean 'data describe'?", "data", "descibe")]
    [InlineData("did you mean 'data'?", "dta")]
    [InlineData("data make: Option '--out' is required", "data", "make", "digits")]
    [InlineData("did you mean 'mnist'?", "data", "describe", "mist")]
    [InlineData("did you mean '--count'?", "data", "describe", "digits", "--conut", "3")]
    [InlineData("did you mean 'invert'?", "data", "describe", "digits:invrt=only")]
    [InlineData("did you mean 'both'?", "data", "describe", "digits:invert=bot")]
    [InlineData("has the images that it has", "data", "describe", "mnist", "--count", "5")]
    [InlineData("does not exist", "data", "describe", "mnist", "--data", "no/such/folder")]
    [InlineData("no file or folder", "data", "verify", "no/such/folder")]
    public void A_wrong_word_is_answered_with_the_right_one(string complaint, params string[] args) => Assert.Contains(complaint, Refused(2, args));

    [Fact]
    public void An_output_folder_under_a_file_is_refused()
    {
        File.WriteAllText(_folder.File("file"), "");
        Assert.Contains("cannot be written", Refused(2, "data", "make", "digits", "--count", "10", "--out", _folder.File("file", "sub")));
    }

    [Fact]
    public void Verify_accepts_a_sound_path_and_proves_that_digits_are_the_same_here()
    {
        IdxBytes.WriteSplit(_folder.Path, "train");
        Assert.Equal(0, Run("data", "verify", _folder.Path));
        Assert.Equal(0, Run("data", "verify", "digits"));
    }

    [Fact]
    public void Verify_names_what_is_broken_and_fails()
    {
        IdxBytes.WriteSplit(_folder.File("mnist"), "train");
        IdxBytes.WriteSplit(_folder.File("mnist"), "t10k", ".gz");
        string broken = _folder.File("mnist", "t10k-images-idx3-ubyte.gz");
        File.WriteAllBytes(broken, File.ReadAllBytes(broken)[..^5]);

        // Files of other content under MNIST's names: well-formed but for one, yet none is the pinned one.
        Assert.Equal(1, Run("data", "verify", "mnist", "--data", _folder.Path, "--json"));
        JsonElement[] checks = [.. JsonDocument.Parse(_out.ToString()).RootElement.GetProperty("checks").EnumerateArray()];
        Assert.Equal([false, false, true, false, false, false], checks.Select(check => check.GetProperty("isSound").GetBoolean()));
        Assert.Contains("truncated or damaged", checks[3].GetProperty("finding").GetString());
        Assert.Contains("5 of 6 checks of mnist failed", _error.ToString());
    }

    [Fact]
    public void Fetch_says_that_no_mirror_answered_and_fails()
    {
        using LocalMirror bad = LocalMirror.Of([1]);
        Assert.Equal(1, Run("data", "fetch", "mnist", "--mirror", bad.Address.AbsoluteUri, "--out", _folder.File("out")));
        Assert.Contains("passed over 127.0.0.1", _out.ToString());
        Assert.Contains("use the embedded set 'digits'", _error.ToString());
        Assert.False(Path.Exists(_folder.File("out")), "the output folder was created");
    }

    [Fact]
    public void Fetch_brings_the_real_set_from_a_mirror_that_has_it()
    {
        string? real = DataFolders.Default().Select(folder => Path.Combine(folder, "mnist"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "train-images-idx3-ubyte.gz")));
        if (real is null)
            return;
        using LocalMirror mirror = new(async context =>
        {
            string name = Path.GetFileName(context.Request.Url!.LocalPath);
            await context.Response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(Path.Combine(real, name)));
        });
        Assert.Equal(0, Run("data", "fetch", "mnist", "--mirror", mirror.Address.AbsoluteUri, "--out", _folder.Path));
        Assert.Equal(0, Run("data", "verify", "mnist", "--data", _folder.Path));
        Assert.Contains(_folder.File("mnist"), _out.ToString());
    }
}
