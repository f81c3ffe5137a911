using Google.Protobuf;
using Strata.Onnx.Outlines;

namespace Strata.Onnx;

/// <summary>
/// What a model has to be before a native parser sees it: no sizes that its file cannot hold, no weights outside of its folder, no
/// compiled code. Whatever of the weights is in the file is passed over, so that the check costs one pass over the file.
/// </summary>
public static class ModelCheck
{
    /// <summary>Looks through a model file.</summary>
    /// <exception cref="InputException">The file is missing or cannot be read, or the model is none that may be opened.</exception>
    public static void Require(string path)
    {
        using FileStream file = OnnxFile.OpenRead(path);
        Require(file, path);
    }

    /// <summary>Looks through a model.</summary>
    /// <param name="model">Its bytes, from the current place to the end.</param>
    /// <param name="path">The file that it came from: what errors call it, and beside which its external weights lie.</param>
    /// <exception cref="InputException">It is none that may be opened.</exception>
    public static void Require(Stream model, string path)
    {
        ModelOutline outline = Read(model, path);
        if (outline.Graph is not { Node.Count: > 0 } || outline.OpsetImport.Count == 0)
            throw new InputException($"{path} is no ONNX model: it holds no graph");
        RequirePorts([.. outline.Graph.Input, .. outline.Graph.Output], path);
        foreach (NodeOutline node in outline.Nodes())
            RequireNoCode(node, path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        foreach (TensorOutline tensor in outline.Tensors())
            RequireSound(tensor, model.Length, path, folder);
    }

    internal static ModelOutline Read(Stream model, string path)
    {
        try
        {
            return ModelOutline.Parser.WithDiscardUnknownFields(true).ParseFrom(model);
        }
        catch (Exception error) when (OnnxFile.IsDamage(error))
        {
            throw OnnxFile.NoModel(path, error);
        }
    }

    static void RequirePorts(PortOutline[] ports, string path)
    {
        foreach (PortOutline port in ports)
            if (port.Type?.TensorType?.Shape?.Dim.FirstOrDefault(size => size.DimValue > int.MaxValue) is { } large)
                throw new InputException($"{path} is damaged: '{port.Name}' has an axis of {large.DimValue:N0} elements");
    }

    // Execution providers keep graphs that they compiled, or the path to them, in nodes of this operator.
    static void RequireNoCode(NodeOutline node, string path)
    {
        if (node.OpType == "EPContext")
            throw new InputException(
                $"{path} holds code compiled for a device (node '{node.Name}', EPContext), which is not run: "
                + "take the ONNX file that it was compiled from");
    }

    static void RequireSound(TensorOutline tensor, long fileBytes, string path, string folder)
    {
        Int128 elements = 1;
        foreach (long size in tensor.Dims)
        {
            // The product of what was accepted so far is below 2^63, so that it cannot overflow.
            elements = size >= 0 ? elements * size : throw Unsound(tensor, path, "a size must not be negative");
            if (elements > long.MaxValue)
                throw Unsound(tensor, path, "no machine holds so many elements");
        }
        if (tensor.DataLocation != 0)
            ExternalData.Require(tensor, (long)elements, path, folder);
        // Two elements of four bits share a byte: nothing is stored in less.
        else if (elements > 2 * (Int128)fileBytes)
            throw Unsound(tensor, path, $"{elements:N0} elements do not fit into a file of {fileBytes:N0} bytes");
    }

    static InputException Unsound(TensorOutline tensor, string path, string why) =>
        new($"{path} is damaged: its tensor '{tensor.Name}' is said to be [{string.Join(',', tensor.Dims)}], but {why}");
}
