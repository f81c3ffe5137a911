using System.IO.Compression;
using System.Text.Json;
using Strata.CommandLine;
using Strata.Data;
using Strata.Tests.Sessions;

namespace Strata.Tests.Predictions;

/// <summary>A folder with models and images, and `predict` run in it.</summary>
sealed class PredictRun : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public string Output { get; private set; } = "";

    public string Errors { get; private set; } = "";

    public string File(params string[] names) => _folder.File(names);

    public string Save(TinyModel model, string name = "model.onnx") => model.Save(File(name));

    /// <summary>Runs `predict` with --out predictions.csv unless another is named, and expects an exit code.</summary>
    public void Expect(int code, params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        string[] target = args.Contains("--out") ? [] : ["--out", File("predictions.csv")];
        int exit = CommandLineProgram.Run("test", ["predict", .. args, .. target], typeof(DataSets).Assembly, output, error);
        (Output, Errors) = (output.ToString(), error.ToString());
        Assert.True(code == exit, $"exit code {exit}: {Errors}");
    }

    /// <summary>Runs `predict --json` and returns the object.</summary>
    public JsonElement Json(params string[] args)
    {
        Expect(0, [.. args, "--json"]);
        return JsonDocument.Parse(Output).RootElement;
    }

    /// <summary>Runs `predict`, expects wrong input, and returns the one line that says what is wrong.</summary>
    public string Refused(params string[] args)
    {
        Expect(2, args);
        string line = Errors.TrimEnd('\n');
        Assert.DoesNotContain('\n', line);
        return line;
    }

    /// <summary>The rows of the file of predictions, header and all, by a reader of RFC 4180 of its own.</summary>
    public string[][] Rows(string name = "predictions.csv") => Csv(System.IO.File.ReadAllText(File(name)));

    /// <summary>One column of the file of predictions.</summary>
    public string[] Column(string title, string name = "predictions.csv")
    {
        string[][] rows = Rows(name);
        int at = Array.IndexOf(rows[0], title);
        Assert.True(at >= 0, $"no column {title} in {string.Join(',', rows[0])}");
        return [.. rows.Skip(1).Select(row => row[at])];
    }

    public string Folder(string name, params (string Name, byte[] Bytes)[] files)
    {
        foreach ((string file, byte[] bytes) in files)
        {
            string path = File([name, .. file.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllBytes(path, bytes);
        }
        return File(name);
    }

    public string Zip(string name, params (string Name, byte[] Bytes)[] files)
    {
        using ZipArchive archive = ZipFile.Open(File(name), ZipArchiveMode.Create);
        foreach ((string file, byte[] bytes) in files)
        {
            using Stream stream = archive.CreateEntry(file, CompressionLevel.Fastest).Open();
            stream.Write(bytes);
        }
        return File(name);
    }

    static string[][] Csv(string text)
    {
        (List<string[]> rows, List<string> row, System.Text.StringBuilder field, bool isQuoted) = ([], [], new(), false);
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (isQuoted && letter == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[++i]);
            else if (letter == '"')
                isQuoted = !isQuoted;
            else if (isQuoted || letter is not (',' or '\n'))
                field.Append(letter);
            else
            {
                row.Add(field.ToString());
                field.Clear();
                if (letter != '\n')
                    continue;
                rows.Add([.. row]);
                row.Clear();
            }
        }
        Assert.Empty(row);
        return [.. rows];
    }
}
