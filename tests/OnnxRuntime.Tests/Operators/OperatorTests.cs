using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Strata.Tests.Operators;

/// <summary>The public test cases of the operators that image networks are made of, through the engine, as the file says and optimised.</summary>
public sealed partial class OperatorTests
{
    // A few last digits of float32: sums are added up in another order than NumPy's.
    const double RelativeTolerance = 1e-5;
    const double AbsoluteTolerance = 1e-6;

    // float16 has eleven digits in base two.
    const double HalfTolerance = 1e-3;

    // Where ONNX Runtime goes its own way. Nothing that Strata writes depends on any of them.
    static readonly Dictionary<string, string> s_differences = new()
    {
        ["cast_FLOAT_to_STRING"] = "writes more digits",
        ["max_int16"] = "has no kernel for int16",
        ["max_uint16"] = "has no kernel for uint16",
        ["min_int16"] = "has no kernel for int16",
        ["min_uint16"] = "has no kernel for uint16",
        ["pow_types_float32_uint32"] = "has no kernel for exponents of uint32",
        ["pow_types_float32_uint64"] = "has no kernel for exponents of uint64",
        ["resize_downsample_scales_cubic_align_corners"] = "aligns the corners of the rounded size, not of the scaled one",
        ["resize_downsample_scales_linear_align_corners"] = "aligns the corners of the rounded size, not of the scaled one",
    };

    public static TheoryData<string> Names => [.. OperatorCase.All.Keys.Except(s_differences.Keys)];

    public static TheoryData<string> Differing => [.. s_differences.Keys];

    [Theory, MemberData(nameof(Names))]
    public void The_engine_gives_the_reference_outputs(string name) => RequireReference(OperatorCase.All[name]);

    // Should one of them go, it belongs to the others.
    [Theory, MemberData(nameof(Differing))]
    public void Known_differences_are_still_there(string name) => Assert.ThrowsAny<Exception>(() => RequireReference(OperatorCase.All[name]));

    static void RequireReference(OperatorCase operatorCase)
    {
        foreach (GraphOptimizationLevel level in (GraphOptimizationLevel[])
            [GraphOptimizationLevel.ORT_DISABLE_ALL, GraphOptimizationLevel.ORT_ENABLE_ALL])
        {
            ReferenceTensor[] outputs = Run(operatorCase, level);
            Assert.Equal(operatorCase.Outputs.Length, outputs.Length);
            for (int i = 0; i < outputs.Length; i++)
                RequireEqual(operatorCase.Outputs[i], outputs[i]);
        }
    }

    [Fact]
    public void Every_operator_that_Strata_writes_has_a_case()
    {
        HashSet<string> covered = [.. OperatorCase.All.Values.SelectMany(one => one.Operators)];
        string[] written = [.. WrittenOperators().Order(StringComparer.Ordinal)];

        Assert.Contains("Conv", written);
        Assert.True(written.Length > 50, $"only {written.Length} operators were found in the sources");
        // Operators of other domains than ONNX's own have tests of their own: DecodeImageTests, and the contract of the classical methods,
        // which holds every tree that is exported to its managed predictions.
        Assert.Empty(written.Except(covered).Except(["DecodeImage", "TreeEnsembleRegressor"]));
    }

    static ReferenceTensor[] Run(OperatorCase operatorCase, GraphOptimizationLevel level)
    {
        using SessionOptions options = new() { GraphOptimizationLevel = level, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using InferenceSession session = new(operatorCase.Model, options);
        using RunOptions run = new();
        OrtValue[] inputs = [.. operatorCase.Inputs.Select(input => input.ToValue())];
        try
        {
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(
                run, [.. session.InputNames.Take(inputs.Length)], inputs, session.OutputNames);
            return [.. outputs.Select(ReferenceTensor.Of)];
        }
        finally
        {
            Array.ForEach(inputs, input => input.Dispose());
        }
    }

    static void RequireEqual(ReferenceTensor expected, ReferenceTensor actual)
    {
        Assert.Equal(expected.Type, actual.Type);
        Assert.Equal(expected.Shape, actual.Shape);
        if (expected.Type == TensorElementType.String)
        {
            Assert.Equal(expected.Texts, actual.Texts);
            return;
        }
        double relative = expected.Type == TensorElementType.Float16 ? HalfTolerance : RelativeTolerance;
        foreach ((double wanted, double got) in expected.Numbers().Zip(actual.Numbers()))
            if (!wanted.Equals(got) && !(Math.Abs(wanted - got) <= AbsoluteTolerance + relative * Math.Abs(wanted)))
                Assert.Fail($"{got} where the reference says {wanted}");
    }

    // Nodes are added by calls of Node, NodeOf and Step, whose operator is a literal.
    static IEnumerable<string> WrittenOperators([CallerFilePath] string here = "")
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
        return new[] { "training", "inference", "analysis" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .SelectMany(file => NodeCall().Matches(File.ReadAllText(file)))
            .Select(call => call.Groups["op"].Value)
            .Distinct();
    }

    [GeneratedRegex("""\b(Node|Step|NodeOf)\(\s*("[a-z.]+",\s*)?"(?<op>[A-Z]\w+)""")]
    private static partial Regex NodeCall();
}
