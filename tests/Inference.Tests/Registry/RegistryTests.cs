using Strata.Registry;

namespace Strata.Tests.Registry;

public interface ITestPart
{
    double Make(PartParameters parameters);
}

[Part("alpha", "Reads one number.")]
public sealed class AlphaPart : ITestPart
{
    public double Make(PartParameters parameters) =>
        parameters.Number("rate", 0.5, 0, 1) * (parameters.Choice("way", "up", "up", "down") == "up" ? 1 : -1);
}

[Part("beta", "Reads nothing.")]
public sealed class BetaPart : ITestPart
{
    public double Make(PartParameters parameters) => -1;
}

public class RegistryTests
{
    static double Build(string spec) => PartSpec.Parse(spec).Build<ITestPart, double>("thing", (part, parameters) => part.Make(parameters));

    [Fact]
    public void Parts_are_found_by_being_there() => Assert.Equal(["alpha", "beta"], Parts<ITestPart>.Names);

    [Theory]
    [InlineData("alpha", 0.5)]
    [InlineData("alpha:rate=0.25", 0.25)]
    [InlineData(" alpha : rate = 1 ", 1)]
    [InlineData("alpha:way=down", -0.5)]
    [InlineData("alpha:way=up", 0.5)]
    [InlineData("beta", -1)]
    public void Spec_builds_with_its_parameters(string spec, double expected) => Assert.Equal(expected, Build(spec));

    [Theory]
    [InlineData("alhpa", "'alpha'")]
    [InlineData("alpha:rat=1", "'rate'")]
    [InlineData("alpha:rate", "name=value")]
    [InlineData("alpha:rate=x", "a number from 0 to 1")]
    [InlineData("alpha:rate=NaN", "a number from 0 to 1")]
    [InlineData("alpha:rate=2", "a number from 0 to 1")]
    [InlineData("alpha:way=left", "up or down")]
    [InlineData("alpha:rate=1,rate=1", "once")]
    [InlineData("beta:rate=1", "has no parameters")]
    public void Wrong_spec_says_what_would_be_right(string spec, string hint) =>
        Assert.Contains(hint, Assert.Throws<InputException>(() => Build(spec)).Message);

    [Fact]
    public void Spec_survives_the_round_trip()
    {
        PartSpec spec = PartSpec.Parse("alpha:b=2,a=1");
        Assert.Equal("alpha:a=1,b=2", spec.ToString());
        Assert.Equal("alpha:a=1,b=3", spec.With("b", "3").ToString());
    }

    [Theory]
    [InlineData("minst", "mnist")]
    [InlineData("MNIST", "mnist")]
    [InlineData("digit", "digits")]
    [InlineData("zzzzzzzz", null)]
    public void Nearest_name_is_the_one_with_the_fewest_edits(string typed, string? expected) =>
        Assert.Equal(expected, Nearest.To(typed, ["mnist", "digits", "fashion-mnist"]));
}
