using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Strata.Data;
using Strata.Data.Idx;

namespace Strata.Tests.ThirdParty;

/// <summary>Networks that Python's PyTorch trained and exported, and what it says they answer (tests/fixtures/thirdparty/make.py).</summary>
public sealed class ThirdPartyModels : IDisposable
{
    /// <summary>Debian's Python, which is where Debian's packages are.</summary>
    const string Python = "/usr/bin/python3";

    readonly TemporaryFolder _folder = new();
    readonly JsonElement _description;

    public ThirdPartyModels()
    {
        if (!AreInstalled)
            return;
        Directory.CreateDirectory(Data);
        foreach ((string split, int count) in (ReadOnlySpan<(string, int)>)[("train", 2000), ("test", 500)])
            IdxFolder.Write(Data, DataSets.Load("digits", split, new DataRequest { Count = count, Seed = 7 }));
        Test = DataSets.Load(Data, "test", new DataRequest());
        string script = Path.Combine(AppContext.BaseDirectory, "fixtures", "thirdparty", "make.py");
        (int exit, string error) = Start(script, Data, _folder.Path);
        Assert.True(exit == 0, error);
        _description = JsonDocument.Parse(File.ReadAllText(_folder.File("models.json"))).RootElement;
    }

    /// <summary>Whether PyTorch, NumPy and ONNX are there, asked once.</summary>
    public static bool AreInstalled { get; } = File.Exists(Python) && Start("-c", "import numpy, onnx, torch").Exit == 0;

    /// <summary>The images that the answers are to.</summary>
    public ImageSet Test { get; } = null!;

    /// <summary>The folder of the data set, as four IDX files.</summary>
    public string Data => _folder.File("digits");

    /// <summary>The path of a model.</summary>
    public string Model(string name) => _folder.File($"{name}.onnx");

    /// <summary>The share of test images that PyTorch has right.</summary>
    public double Accuracy(string name) => Description(name).GetProperty("accuracy").GetDouble();

    /// <summary>PyTorch's answers to all test images, [N,10].</summary>
    public float[] Outputs(string name) => Read(Description(name).GetProperty("outputs"));

    /// <summary>What a module of a model gave for the first 32 test images.</summary>
    public float[] Activation(string name, string module) => Read(Description(name).GetProperty("activations").GetProperty(module));

    public void Dispose() => _folder.Dispose();

    JsonElement Description(string name) =>
        _description.EnumerateArray().Single(model => model.GetProperty("model").GetString() == $"{name}.onnx");

    float[] Read(JsonElement tensor) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(_folder.File(tensor.GetProperty("file").GetString()!))).ToArray();

    static (int Exit, string Error) Start(params string[] arguments)
    {
        ProcessStartInfo start = new(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        output.Wait();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
