using Strata.Analysis.Evaluation;
using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Onnx;
using Strata.Tests.Sessions;

namespace Strata.Tests.Comparison;

/// <summary>Images of three pixels whose brightest is mostly their class, and linear models that see it more or less well.</summary>
sealed class ShapeModels : IDisposable
{
    static readonly ImageShape s_shape = new(1, 1, 3);
    readonly TemporaryFolder _folder = new();

    /// <param name="images">Images of the test split.</param>
    public ShapeModels(int images = 300)
    {
        Directory.CreateDirectory(Data);
        WriteSplit("t10k", images, 0);
        WriteSplit("train", 120, 1);
        Save("good", [0.05f, 0, 0, 0, 0.05f, 0, 0, 0, 0.05f]);
        Save("poor", [0.05f, 0.02f, 0, 0, 0.05f, 0, 0, 0.02f, 0.05f]);
        Save("constant", [0.01f, 0, 0, 0.01f, 0, 0, 0.01f, 0, 0]);
    }

    public string Data => _folder.File("shapes");

    public string Out => _folder.File("report");

    public void Dispose() => _folder.Dispose();

    public string File(params string[] parts) => _folder.File(parts);

    public string Model(string name) => _folder.File("models", name);

    /// <summary>A run's folder with a linear model of weights [3,3].</summary>
    public string Save(string name, float[] weights)
    {
        Directory.CreateDirectory(Model(name));
        ModelMetadata metadata = new() { ClassNames = ["0", "1", "2"], DataSet = Data, Layers = ["flat", "logits"] };
        new TinyModel { Weights = weights, Metadata = metadata }.Save(Path.Combine(Model(name), "model.onnx"));
        return Model(name);
    }

    public static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        (StringWriter output, StringWriter error) = (new(), new());
        int code = CommandLineProgram.Run("analysis", arguments, typeof(EvaluationResult).Assembly, output, error);
        return (code, output.ToString(), error.ToString());
    }

    // Every eleventh image has the label of another class; the others are brightest where their class is, some only just.
    void WriteSplit(string start, int count, int seed)
    {
        Random random = new(seed);
        byte[] labels = [.. Enumerable.Range(0, count).Select(i => (byte)(i % 3))];
        byte[] pixels = [.. labels.SelectMany((label, i) =>
        {
            byte[] image = new byte[3];
            random.NextBytes(image);
            int bright = i % 11 == 10 ? (label + 1) % 3 : label;
            image[bright] = (byte)Math.Min(255, image.Max() + 1 + random.Next(60));
            return image;
        })];
        IdxFile.WriteImages(Path.Combine(Data, $"{start}-images-idx3-ubyte"), s_shape, pixels);
        IdxFile.WriteLabels(Path.Combine(Data, $"{start}-labels-idx1-ubyte"), labels);
    }
}
