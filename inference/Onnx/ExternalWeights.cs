using Google.Protobuf;
using Location = Strata.Onnx.TensorProto.Types.DataLocation;

namespace Strata.Onnx;

/// <summary>Weights that a model keeps in files beside it.</summary>
public static class ExternalWeights
{
    /// <summary>Reads a model with all its weights in one message, as edits of weights need it.</summary>
    /// <exception cref="InputException">
    /// It is no model, together it is 2 GiB or larger, or a file of weights is missing, too short, or outside of the model's
    /// folder.
    /// </exception>
    public static ModelProto LoadWhole(string path)
    {
        ModelProto model = OnnxFile.Load(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        foreach (TensorProto tensor in model.Graph.Initializer.Where(tensor => tensor.DataLocation == Location.External))
            Embed(tensor, folder, path);
        return model;
    }

    static void Embed(TensorProto tensor, string folder, string model)
    {
        Dictionary<string, string> entries = tensor.ExternalData.ToDictionary(entry => entry.Key, entry => entry.Value);
        string location = entries.GetValueOrDefault("location") ?? "";
        string file = Path.GetFullPath(Path.Combine(folder, location));
        if (location == "" || !file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new InputException($"{model}: the weights {tensor.Name} point outside of the model's folder ('{location}')");
        if (!File.Exists(file))
            throw new InputException($"{model}: the weights {tensor.Name} should lie in {file}, which is missing: copy it beside the model");
        using FileStream stream = File.OpenRead(file);
        long offset = Number(entries, "offset") ?? 0;
        long length = Number(entries, "length") ?? stream.Length - offset;
        if (offset < 0 || length < 0 || offset + length > stream.Length)
            throw new InputException($"{model}: the weights {tensor.Name} end behind the end of {file}: it is truncated");
        OnnxFile.RequireBelowLimit(model, length);
        stream.Position = offset;
        byte[] bytes = new byte[length];
        stream.ReadExactly(bytes);
        tensor.RawData = ByteString.CopyFrom(bytes);
        tensor.ExternalData.Clear();
        tensor.DataLocation = Location.Default;
    }

    static long? Number(Dictionary<string, string> entries, string key) =>
        entries.TryGetValue(key, out string? text) && long.TryParse(text, out long value) ? value : null;
}
