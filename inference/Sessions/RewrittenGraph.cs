using Microsoft.ML.OnnxRuntime;
using Strata.Onnx;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Sessions;

/// <summary>What ONNX Runtime makes of a model on this machine: its own graph, after all rewriting.</summary>
/// <param name="Kernels">How many nodes of each operator it runs, most first.</param>
/// <param name="HalfWeights">
/// How many weights of layers (two axes or more) are still float16; without kernels for them it turns all into float32.
/// </param>
public sealed record RewrittenGraph(IReadOnlyDictionary<string, int> Kernels, int HalfWeights)
{
    static readonly string[] s_integerKernels = ["QLinear", "QGemm", "MatMulInteger", "ConvInteger", "DynamicQuantizeMatMul"];

    /// <summary>Those of <see cref="Kernels"/> that compute in 8-bit integers.</summary>
    public IReadOnlyDictionary<string, int> IntegerKernels => Kernels
        .Where(kernel => s_integerKernels.Any(name => kernel.Key.StartsWith(name, StringComparison.Ordinal)))
        .ToDictionary(kernel => kernel.Key, kernel => kernel.Value);

    /// <summary>Lets ONNX Runtime open a model and write down what it runs.</summary>
    /// <exception cref="InputException">It cannot open the model.</exception>
    public static RewrittenGraph Of(string path, SessionSettings settings)
    {
        string folder = Directory.CreateTempSubdirectory("strata-graph-").FullName;
        try
        {
            string rewritten = Path.Combine(folder, "rewritten.onnx");
            using SessionOptions options = settings.ToOptions();
            options.OptimizedModelFilePath = rewritten;
            new InferenceSession(path, options).Dispose();
            GraphProto graph = OnnxFile.Load(rewritten).Graph;
            Dictionary<string, int> kernels = graph.Node.GroupBy(node => node.OpType)
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Count());
            return new RewrittenGraph(kernels, graph.Initializer.Count(IsHalf));
        }
        catch (OnnxRuntimeException error)
        {
            throw new InputException($"{path} is no ONNX model that ONNX Runtime can open: {ModelSession.FirstLine(error.Message)}", error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static bool IsHalf(TensorProto weights) => weights.DataType == (int)DataType.Float16 && weights.Dims.Count > 1;
}
