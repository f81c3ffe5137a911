using Strata.Deployment.Decoding;
using Strata.Onnx;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Deployment;

[Part("onnx", "one ONNX file with all its weights")]
sealed class OnnxTarget : IExportTarget
{
    public ExportedFiles Export(ExportJob job) => job.Options.WithDecoder ? WithDecoder(job) : Plain(job);

    static ExportedFiles Plain(ExportJob job)
    {
        string path = Path.Combine(job.Options.Folder, $"{FileName.Of(job.File.Name)}.onnx");
        if (Path.GetFullPath(path) == Path.GetFullPath(job.File.Path))
            throw new InputException($"{path} is the model itself: name another folder with --out");
        ExportAgreement proof = ProvedFile.Write(job.Model, path, written => ExportAgreement.Of(written, job));
        return new ExportedFiles(path, 1, new FileInfo(path).Length, proof, "any tool that reads ONNX opens it");
    }

    static ExportedFiles WithDecoder(ExportJob job)
    {
        string path = Path.Combine(job.Options.Folder, $"{FileName.Of(job.File.Name)}.with-decoder.onnx");
        ExportAgreement proof = ProvedFile.Write(DecoderGraph.Before(job), path, written => DecoderProof.Of(written, job));
        return new ExportedFiles(path, 1, new FileInfo(path).Length, proof,
            $"feed the bytes of a JPEG or PNG file as '{DecoderGraph.Input}', uint8 [bytes]; "
            + "sessions need the operators of ONNX Runtime's extensions");
    }
}
