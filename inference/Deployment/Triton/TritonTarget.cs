using Strata.Onnx;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Deployment.Triton;

[Part("triton", "a folder for the model repository of NVIDIA's Triton Inference Server")]
sealed class TritonTarget : IExportTarget
{
    const string Config = "config.pbtxt";
    const string Labels = "labels.txt";

    public ExportedFiles Export(ExportJob job)
    {
        // Triton refuses a model whose folder has another name than its configuration says.
        string name = FileName.Of(job.File.Name);
        string path = Path.Combine(job.Options.Folder, name);
        return AtomicFolder.Write(path, Config, folder =>
        {
            string model = Path.Combine(OutputFolder.Require(Path.Combine(folder, "1")), "model.onnx");
            ExportAgreement proof = ProvedFile.Write(job.Model, model, written => ExportAgreement.Of(written, job));
            AtomicFile.WriteText(Path.Combine(folder, Config), TritonConfig.Of(name, job, Labels));
            AtomicFile.WriteText(Path.Combine(folder, Labels), string.Concat(job.ClassNames.Select(label => $"{label.ReplaceLineEndings(" ")}\n")));
            return ExportedFiles.OfFolder(path, folder, proof, $"tritonserver --model-repository={Path.GetFullPath(job.Options.Folder)}");
        });
    }
}
