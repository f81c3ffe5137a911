using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Onnx;
using Strata.Tests.Sessions;

namespace Strata.Tests.Layers;

/// <summary>
/// A data set of images whose brightest of three pixels is their class, two small networks that add the first and the third
/// pixel, and a command line.
/// </summary>
sealed class ThreePixels : IDisposable
{
    public const int TrainImages = 150, TestImages = 90;
    static readonly ImageShape s_shape = new(1, 1, 3);
    readonly TemporaryFolder _folder = new();

    public ThreePixels()
    {
        (Data, Out) = (_folder.File("shapes"), _folder.File("report"));
        Directory.CreateDirectory(Data);
        WriteSplit("train", TrainImages, shift: 3);
        WriteSplit("t10k", TestImages, shift: 0);
        Model = Save("tiny", "flat", "logits");
        Other = Save("other", "logits");
    }

    public string Data { get; }

    public string Out { get; }

    /// <summary>Its logits are the sum of the first and the third pixel, 0 and 0.</summary>
    public string Model { get; }

    public string Other { get; }

    public string OutFile(string name) => Path.Combine(Out, name);

    public (int Code, string Output, string Error) Run(string verb, params string[] arguments)
    {
        (StringWriter output, StringWriter error) = (new(), new());
        string[] all = [verb, .. arguments, "--dataset", Data, "--features", _folder.File("features"), "--out", Out];
        int code = CommandLineProgram.Run("analysis", all, typeof(Analysis.Layers.LayerFeatures).Assembly, output, error);
        return (code, output.ToString(), error.ToString());
    }

    public void Dispose() => _folder.Dispose();

    string Save(string name, params string[] layers) => new TinyModel
    {
        Weights = [1, 0, 0, 0, 0, 0, 1, 0, 0],
        Metadata = new ModelMetadata { Layers = layers, ClassNames = ["a", "b", "c"] },
    }.Save(_folder.File($"{name}.onnx"));

    void WriteSplit(string start, int count, int shift)
    {
        byte[] pixels = [.. Enumerable.Range(0, count).SelectMany(i => Enumerable.Range(0, 3).Select(d => (byte)(d == i % 3 ? 200 + (i + shift) % 7 : i % 5)))];
        IdxFile.WriteImages(Path.Combine(Data, $"{start}-images-idx3-ubyte"), s_shape, pixels);
        IdxFile.WriteLabels(Path.Combine(Data, $"{start}-labels-idx1-ubyte"), Enumerable.Range(0, count).Select(i => (byte)(i % 3)).ToArray());
    }
}
