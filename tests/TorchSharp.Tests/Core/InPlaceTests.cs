using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Core;

/// <summary>Every operator "f_" does to its tensor what "f" gives, and returns that tensor.</summary>
public class InPlaceTests
{
    static readonly HashSet<string> Random = ["bernoulli_", "rrelu_"];

    static readonly MethodInfo[] InPlace = typeof(Tensor)
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => method.Name.EndsWith('_') && !Random.Contains(method.Name) && Twin(method) is not null)
        .ToArray();

    public static TheoryData<string> Names => [.. InPlace.Select(Signature)];

    [Theory, MemberData(nameof(Names))]
    public void In_place_agrees_with_its_twin(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        MethodInfo method = InPlace.Single(candidate => Signature(candidate) == name);
        bool whole = method.Name.StartsWith("bitwise");
        Tensor Start() => method.Name == "addmv_" ? Numbers(whole)[0] : Numbers(whole);
        object[] arguments = [.. method.GetParameters().Select(parameter => Argument(parameter, whole))];
        Tensor expected = (Tensor)Twin(method)!.Invoke(Start(), arguments)!;
        Tensor target = Start();
        object? returned = method.Invoke(target, arguments);
        Assert.Same(target, returned);
        Assert.True(target.allclose(expected.to_type(target.dtype).reshape(target.shape), equal_nan: true), $"{name} differs");
    }

    static MethodInfo? Twin(MethodInfo method) => typeof(Tensor).GetMethod(method.Name[..^1],
        [.. method.GetParameters().Select(parameter => parameter.ParameterType)]);

    static string Signature(MethodInfo method) =>
        $"{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))})";

    // A square of values in (0, 1), inside the domain of every function that has a twin.
    static Tensor Numbers(bool whole) => whole
        ? arange(9).reshape(3, 3)
        : (arange(9, dtype: float64).reshape(3, 3) + 1) / 11;

    static object Argument(ParameterInfo parameter, bool whole)
    {
        if (parameter.ParameterType == typeof(Tensor))
            return parameter.Name == "index" ? Positions(parameter.Member.Name.StartsWith("index") ? [3] : [3, 3])
                : parameter.Name == "mask" ? Numbers(false) > 0.5
                : parameter.Name is "vec" or "vec1" or "vec2" ? Numbers(false)[0]
                : parameter.Name is "batch1" or "batch2" ? Numbers(false).expand(2, 3, 3)
                : parameter.Member.Name == "addmv_" && parameter.Name == "mat" ? Numbers(false)
                : whole ? arange(9).reshape(3, 3).flip(0) : Numbers(false).t().contiguous();
        if (parameter.ParameterType == typeof(Scalar))
            return (Scalar)0.5;
        if (parameter.ParameterType == typeof(long?))
            return (long?)0;
        return parameter.DefaultValue is { } value and not DBNull ? value : Activator.CreateInstance(parameter.ParameterType)!;
    }

    static Tensor Positions(long[] shape) => tensor(new long[] { 2, 0, 1 }).expand(shape);
}
