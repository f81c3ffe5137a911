using Spectre.Console;
using Strata.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Onnx;

/// <summary>What an ONNX file says of itself.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its size, without external weights.</param>
/// <param name="Opset">The version of ONNX's own operators.</param>
/// <param name="Ir">The version of the file format.</param>
/// <param name="Producer">What wrote it.</param>
/// <param name="Inputs">Its inputs, as in "image uint8 [N,1,28,28]".</param>
/// <param name="Outputs">Its outputs.</param>
/// <param name="Operators">How many nodes there are of each operator.</param>
/// <param name="Weights">Numbers in its initializers.</param>
/// <param name="Metadata">What Strata wrote into it; defaults for other files.</param>
public sealed record ModelSummary(
    string Name, string Path, long Bytes, long Opset, long Ir, string Producer, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs,
    IReadOnlyDictionary<string, int> Operators, long Weights, ModelMetadata Metadata)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It holds no ONNX model.</exception>
    public static ModelSummary Of(ModelFile file)
    {
        ModelProto model = OnnxFile.Load(file.Path);
        GraphProto graph = model.Graph;
        HashSet<string> weights = [.. graph.Initializer.Select(tensor => tensor.Name)];
        return new ModelSummary(
            file.Name, file.Path, new FileInfo(file.Path).Length,
            model.OpsetImport.FirstOrDefault(set => set.Domain is "" or "ai.onnx")?.Version ?? 0, model.IrVersion,
            $"{model.ProducerName} {model.ProducerVersion}".Trim(),
            [.. graph.Input.Where(input => !weights.Contains(input.Name)).Select(Spell)], [.. graph.Output.Select(Spell)],
            graph.Node.CountBy(node => node.OpType).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(),
            graph.Initializer.Sum(tensor => tensor.Dims.Aggregate(1L, (product, size) => product * size)),
            ModelMetadata.From(model.MetadataProps.ToDictionary(entry => entry.Key, entry => entry.Value)));
    }

    /// <summary>The same for people.</summary>
    public Table ToTable()
    {
        Table table = new Table().AddColumns("", Markup.Escape(Name));
        void Row(string title, string? text)
        {
            if (!string.IsNullOrEmpty(text))
                table.AddRow(title, Markup.Escape(text));
        }
        Row("file", $"{Path}, {Bytes:N0} bytes, opset {Opset}, IR {Ir}");
        Row("written by", Producer);
        Row("inputs", string.Join("; ", Inputs));
        Row("outputs", string.Join("; ", Outputs));
        Row("weights", $"{Weights:N0}");
        Row("operators", string.Join(", ", Operators.Select(pair => $"{pair.Value} {pair.Key}")));
        Row("data set", Metadata.DataSet);
        Row("classes", string.Join(", ", Metadata.ClassNames));
        Row("layers", string.Join(", ", Metadata.Layers));
        Row("members", string.Join(", ", Metadata.Members.Select(member => member.Name)));
        return table;
    }

    static string Spell(ValueInfoProto tensor)
    {
        if (tensor.Type?.TensorType is not { } type)
            return tensor.Name;
        string sizes = string.Join(',', type.Shape?.Dim.Select(size => size.DimValue > 0 ? $"{size.DimValue}" : size.DimParam is "" ? "?" : size.DimParam) ?? []);
        return $"{tensor.Name} {((DataType)type.ElemType).ToString().ToLowerInvariant()} [{sizes}]";
    }
}
