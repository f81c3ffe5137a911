using System.Diagnostics;
using System.Text.Json;
using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Training.Export;

namespace Strata.Tests.Runs;

/// <summary>A few hundred digits as IDX files in a folder of their own, and the training command line over them.</summary>
public sealed class SmallDigits : IDisposable
{
    public SmallDigits()
    {
        Folder = Directory.CreateTempSubdirectory("strata-training").FullName;
        Models = Path.Combine(Folder, "models");
        Data = Path.Combine(Folder, "small");
        Directory.CreateDirectory(Data);
        Write("train", "train", 400);
        Write("test", "t10k", 100);
    }

    /// <summary>A folder that is deleted in the end.</summary>
    public string Folder { get; }

    /// <summary>Where the runs go.</summary>
    public string Models { get; }

    /// <summary>The data set's path.</summary>
    public string Data { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Runs the training program in this process.</summary>
    public static (int Code, string Out, string Error) Run(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLineProgram.Run("test", args, typeof(OnnxExporter).Assembly, output, error);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>The arguments of a small run.</summary>
    public string[] Train(string run, params string[] more) =>
        ["train", "lenet-relu", "--dataset", Data, "--batch", "32", "--threads", "1", "--out", Models, "--run", run, .. more];

    /// <summary>Trains and returns the run's folder.</summary>
    public string Trained(string run, params string[] more)
    {
        (int code, _, string error) = Run(Train(run, more));
        Assert.True(code == 0, error);
        return Path.Combine(Models, run);
    }

    /// <summary>A process of the training program, as a person would start it.</summary>
    public static ProcessStartInfo Program(params string[] args) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Strata.Training.dll"), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };

    /// <summary>run.json of a run.</summary>
    public static JsonElement Record(string run) => JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "run.json"))).RootElement;

    void Write(string split, string prefix, int count)
    {
        ImageSet digits = DataSets.Load("digits", split, new DataRequest { Count = count });
        IdxFile.WriteImages(Path.Combine(Data, $"{prefix}-images-idx3-ubyte"), digits.Shape, digits.Pixels);
        IdxFile.WriteLabels(Path.Combine(Data, $"{prefix}-labels-idx1-ubyte"), digits.Labels.Select(label => (byte)label).ToArray());
    }
}
