using System.Text.Json;
using Strata.Onnx;
using Strata.Registry;
using Strata.Storage;
using Strata.Storage.Npy;

namespace Strata.Deployment.Npy;

[Part("npy", "a folder with one NPY file for each tensor of weights, and manifest.json")]
sealed class NpyTarget : IExportTarget
{
    const string Manifest = "manifest.json";

    public ExportedFiles Export(ExportJob job)
    {
        string path = Path.Combine(job.Options.Folder, FileName.Of(job.File.Name));
        return AtomicFolder.Write(path, Manifest, folder =>
        {
            ModelProto model = job.Model.Clone();
            ConstantFolding.Apply(model.Graph);
            GraphIndex index = new(model.Graph);
            WeightEntry[] entries = [.. model.Graph.Initializer.Where(NpyTypes.Has).Select(tensor => Write(folder, tensor, index))];
            if (entries.Length == 0)
                throw new InputException($"{job.File.Path} has no weights");
            AtomicFile.WriteText(Path.Combine(folder, Manifest), JsonSerializer.Serialize(
                new { Model = job.File.Name, Format = "NPY 1.0, little-endian, C order", Tensors = entries }, Json.Indented) + "\n");
            Array.ForEach(entries, entry => Verify(Path.Combine(folder, entry.File), index.Weights(entry.Name)!));
            return ExportedFiles.OfFolder(
                path, folder, proof: null, $"{entries.Length} tensors, read back and found equal: numpy.load opens each");
        });
    }

    static WeightEntry Write(string folder, TensorProto tensor, GraphIndex index)
    {
        NpyHeader header = new(NpyTypes.Of(tensor), [.. tensor.Dims]);
        string file = $"{FileName.Of(tensor.Name)}.npy";
        AtomicFile.Write(Path.Combine(folder, file), stream =>
        {
            stream.Write(header.ToBytes());
            stream.Write(tensor.Bytes());
        });
        NodeProto? layer = index.ConsumersOf(tensor.Name).FirstOrDefault();
        string? name = layer is null ? null : LayerName(layer);
        return new WeightEntry(
            tensor.Name, file, [.. tensor.Dims], header.TypeName, name, layer?.OpType, layer?.Input.IndexOf(tensor.Name));
    }

    static string LayerName(NodeProto node) => node.Name == "" ? node.Output[0] : node.Name;

    static void Verify(string path, TensorProto tensor)
    {
        using NpyFile file = NpyFile.Open(path);
        // 2 GiB are the most that a model's message can hold, and one span's limit.
        if (!file.Header.Shape.SequenceEqual(tensor.Dims) || !file.Bytes(0, checked((int)file.Rows)).SequenceEqual(tensor.Bytes()))
            throw new FailureException($"{path} does not hold what was written: the disk is damaged");
    }
}
