using System.Reflection;
using static TorchSharp.torch;

namespace Strata.Tests.Gradients;

/// <summary>Every list of cases in this assembly takes part: a new operator is tested by standing in one.</summary>
public class GradientTests
{
    static readonly Dictionary<string, GradientCase> Cases = typeof(GradientTests).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
        .Where(field => field.FieldType == typeof(GradientCase[]))
        .SelectMany(field => (GradientCase[])field.GetValue(null)!)
        .ToDictionary(one => one.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Autograd_agrees_with_central_differences(string name) => Cases[name].Check();

    [Fact]
    public void Every_operator_of_a_tensor_has_a_gradient_case_or_a_reason_not_to()
    {
        IEnumerable<string> covered = Cases.Keys.Select(name => name.Split(' ')[0]);
        const BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        IEnumerable<string> operators = typeof(Tensor).GetMethods(own)
            .Where(method => !method.IsSpecialName && ReturnsTensors(method.ReturnType) && !method.Name.EndsWith('_'))
            .Select(method => method.Name)
            .Distinct();
        Assert.Empty(operators.Except(covered).Except(WithoutGradient.Names).Order());
    }

    [Fact]
    public void Every_function_of_nn_has_a_gradient_case_or_a_reason_not_to()
    {
        IEnumerable<string> functions = typeof(nn.functional).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.ReturnType == typeof(Tensor))
            .Select(method => $"nn.{method.Name}")
            .Distinct();
        Assert.Empty(functions.Except(Cases.Keys.Select(name => name.Split(' ')[0])).Except(WithoutGradient.Functions).Order());
    }

    [Fact]
    public void The_check_finds_a_wrong_gradient()
    {
        // x detached once: the true slope of x·x is 2x, autograd sees x.
        var wrong = new GradientCase("wrong", x => x[0] * x[0].detach(), new Input(1, 2, 3));
        Assert.Throws<Xunit.Sdk.TrueException>(wrong.Check);
    }

    static bool ReturnsTensors(Type type) =>
        type == typeof(Tensor) || type == typeof(Tensor[]) ||
        (type.IsGenericType && type.GetGenericArguments().All(argument => argument == typeof(Tensor)));
}
