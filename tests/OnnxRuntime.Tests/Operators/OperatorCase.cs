using System.Formats.Tar;
using System.IO.Compression;
using Strata.Tests.Models;

namespace Strata.Tests.Operators;

/// <summary>A public test case of an ONNX operator (tests/fixtures/operators): a model of one node, inputs and reference outputs.</summary>
/// <param name="Model">The model's bytes.</param>
/// <param name="Inputs">The inputs, in the graph's order.</param>
/// <param name="Outputs">The outputs that a runtime must give.</param>
sealed record OperatorCase(byte[] Model, ReferenceTensor[] Inputs, ReferenceTensor[] Outputs)
{
    static readonly Lazy<SortedDictionary<string, OperatorCase>> s_all = new(ReadAll);

    /// <summary>All cases by name.</summary>
    public static IReadOnlyDictionary<string, OperatorCase> All => s_all.Value;

    /// <summary>The operators of the model's nodes.</summary>
    public IEnumerable<string> Operators
    {
        get
        {
            List<string> operators = [];
            ProtoReader model = new(Model);
            while (model.Read())
            {
                ProtoReader graph = new(model.Field == 7 ? model.Bytes : []);
                while (graph.Read())
                {
                    ProtoReader node = new(graph.Field == 1 ? graph.Bytes : []);
                    while (node.Read())
                        if (node.Field == 4)
                            operators.Add(node.Text);
                }
            }
            return operators;
        }
    }

    static SortedDictionary<string, OperatorCase> ReadAll()
    {
        SortedDictionary<string, OperatorCase> cases = new(StringComparer.Ordinal);
        foreach (IGrouping<string, (string Path, byte[] Bytes)> files in Entries().GroupBy(entry => entry.Path.Split('/')[0]))
        {
            byte[] model = files.Single(file => file.Path.EndsWith("/model.onnx")).Bytes;
            cases[files.Key] = new OperatorCase(model, Tensors(files, "/input_"), Tensors(files, "/output_"));
        }
        return cases;
    }

    static ReferenceTensor[] Tensors(IEnumerable<(string Path, byte[] Bytes)> files, string kind) =>
    [
        .. files.Where(file => file.Path.Contains(kind)).OrderBy(file => file.Path.Length).ThenBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => ReferenceTensor.Parse(file.Bytes))
    ];

    static IEnumerable<(string Path, byte[] Bytes)> Entries()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "fixtures", "operators", "cases.tar.gz");
        using TarReader archive = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (archive.GetNextEntry() is { } entry)
        {
            using MemoryStream content = new();
            entry.DataStream?.CopyTo(content);
            yield return (entry.Name, content.ToArray());
        }
    }
}
