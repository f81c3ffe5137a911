using System.Text.Json;
using Strata.Tests.Runs;

namespace Strata.Tests.Checks;

public sealed class CheckVerbTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    (int Code, Dictionary<string, JsonElement> Checks) Check(string model, params string[] more)
    {
        (int code, string output, string error) = SmallDigits.Run(["check", model, "--dataset", digits.Data, "--threads", "1", "--json", .. more]);
        Assert.True(output != "", error);
        return (code, JsonDocument.Parse(output).RootElement.GetProperty("checks").EnumerateArray().ToDictionary(check => check.GetProperty("name").GetString()!));
    }

    static bool Passed(JsonElement check) => check.GetProperty("passed").GetBoolean();

    static string Text(JsonElement check, string property) => check.GetProperty(property).GetString()!;

    [Fact]
    public void Healthy_network_passes_all_and_nothing_is_written()
    {
        (int code, Dictionary<string, JsonElement> checks) = Check("lenet-relu");
        Assert.Equal(0, code);
        Assert.Equal(["initial loss", "gradients", "images apart", "dead units", "overfit 64 images"], checks.Keys);
        Assert.All(checks.Values, check => Assert.True(Passed(check), check.ToString()));
        Assert.All(checks.Values, check => Assert.Equal("", Text(check, "advice")));
        Assert.Contains("ln 10", Text(checks["initial loss"], "expected"));
        Assert.Contains("all 10 parameters", Text(checks["gradients"], "measured"));
        Assert.False(Directory.Exists(digits.Models));
    }

    [Fact]
    public void Network_of_zeros_fails_and_the_parameters_that_get_nothing_are_named()
    {
        (int code, Dictionary<string, JsonElement> checks) = Check("cnn-32-64:hidden=16,init=zeros", "--steps", "5");
        Assert.Equal(1, code);
        Assert.Equal(["initial loss"], checks.Where(check => Passed(check.Value)).Select(check => check.Key));
        Assert.Contains("conv1.weight", Text(checks["gradients"], "measured"));
        Assert.Contains("zeros", Text(checks["gradients"], "advice"));
        Assert.Contains("does not depend on the image", Text(checks["images apart"], "measured"));
        Assert.Contains("100.0 % of relu1", Text(checks["dead units"], "measured"));
    }

    [Theory]
    // Equal logits cost ln 10 whatever the smoothing, and the lowest loss is the entropy of the smoothed target: 0.91 and nine times 0.01.
    [InlineData("2.303 ± 25 % (ln 10; at best 0.500)", "--label-smoothing", "0.1")]
    // A second softmax sees inputs of 0 to 1: at best ln(1 + 9/e).
    [InlineData("2.303 ± 25 % (ln 10; at best 1.461)", "--loss", "softmax-cross-entropy")]
    [InlineData("2.303 ± 25 % (ln 10; at best 0.000)", "--class-weights", "balanced")]
    public void Expected_loss_is_that_of_the_loss_in_use(string expected, params string[] options) =>
        Assert.Equal(expected, Text(Check("lenet-relu", [.. options, "--steps", "1"]).Checks["initial loss"], "expected"));

    [Fact]
    public void Rate_that_does_not_learn_fails_to_learn_by_heart()
    {
        (int code, Dictionary<string, JsonElement> checks) = Check("lenet-relu", "--optimizer", "sgd", "--lr", "1e-5", "--steps", "20");
        Assert.Equal(1, code);
        Assert.False(Passed(checks["overfit 64 images"]));
        Assert.Contains("lr-find", Text(checks["overfit 64 images"], "advice"));
    }

    [Fact]
    public void Rate_that_diverges_says_so()
    {
        JsonElement overfit = Check("lenet-relu", "--optimizer", "sgd", "--lr", "1e20").Checks["overfit 64 images"];
        Assert.False(Passed(overfit));
        Assert.Contains("no number", Text(overfit, "advice"));
    }

    [Fact]
    public void Regularisation_does_not_stand_in_the_way_of_learning_by_heart()
    {
        // Any of these would keep it from 100 % if it were not left out.
        (int code, Dictionary<string, JsonElement> checks) = Check("cnn-32-64:hidden=64,dropout=0.9", "--l1", "10", "--l2", "10", "--augment", "gaussian-noise:sigma=0.9", "--optimizer", "adam:weight-decay=1", "--warmup", "1");
        Assert.True(code == 0, checks["overfit 64 images"].ToString());
    }

    [Fact]
    public void First_weights_that_are_too_large_fail_the_initial_loss()
    {
        JsonElement loss = Check("cnn-32-64:hidden=64,init=normal,init-std=1", "--steps", "1").Checks["initial loss"];
        Assert.False(Passed(loss));
        Assert.Contains("--init", Text(loss, "advice"));
    }

    [Fact]
    public void Steps_below_one_are_refused() =>
        Assert.Equal(2, SmallDigits.Run("check", "lenet-relu", "--dataset", digits.Data, "--steps", "0").Code);
}
