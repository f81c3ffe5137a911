using Strata.Data;
using Strata.Deployment;
using Strata.Onnx;
using Strata.Registry;
using Strata.Sessions;
using Strata.Tests.Quantization;

namespace Strata.Tests.Deployment;

/// <summary>Models exported into a folder of their own.</summary>
sealed class Exports : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public string In(params string[] names) => _folder.File(["out", .. names]);

    public ExportedFiles Run(ModelProto model, string target, bool withDecoder = false, string name = "some model")
    {
        string path = _folder.File($"{name}.onnx");
        OnnxFile.Save(model, path);
        DeploymentOptions options = new(target, Directory.CreateDirectory(_folder.File("out")).FullName, withDecoder, MostImages: 32);
        using ExportJob job = new(
            ModelFile.Find(path), null, new DataRequest { MayFetch = false }, new SessionSettings { Threads = 1 }, options, SmallNetwork.Quiet);
        return Parts<IExportTarget>.Get("export tool", target).Export(job);
    }
}
