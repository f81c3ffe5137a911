using System.Text.Json;
using Strata.Tests.Runs;

namespace Strata.Tests.Curves;

public sealed class DiagnoseVerbTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    [Fact]
    public void Run_is_diagnosed_by_train_and_again_by_diagnose_in_the_same_words()
    {
        (int code, string output, string error) = SmallDigits.Run(digits.Train("curve", "--epochs", "4", "--json"));
        Assert.True(code == 0, error);
        JsonElement trained = JsonDocument.Parse(output).RootElement;
        Assert.Contains($"curve: {trained.GetProperty("diagnosis").GetString()}", error);
        (code, output, error) = SmallDigits.Run("diagnose", "curve", "--out", digits.Models, "--json");
        Assert.True(code == 0, error);
        JsonElement diagnosed = JsonDocument.Parse(output).RootElement[0];
        Assert.Equal(trained.GetProperty("diagnosis").GetString(), diagnosed.GetProperty("sentence").GetString());
        Assert.Equal(4, diagnosed.GetProperty("figures").GetProperty("epochs").GetInt32());
    }

    [Fact]
    public void Run_whose_loss_became_no_number_is_diverged()
    {
        (int code, _, _) = SmallDigits.Run(digits.Train("burst", "--epochs", "2", "--optimizer", "sgd", "--lr", "1e20"));
        Assert.Equal(1, code);
        (code, string output, string error) = SmallDigits.Run("diagnose", "burst", "--out", digits.Models, "--json");
        Assert.True(code == 0, error);
        Assert.Equal("diverged", JsonDocument.Parse(output).RootElement[0].GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("epoch,step\n1,2\n")]
    [InlineData("epoch,step,learningRate,trainLoss,trainAccuracy,validationLoss,validationAccuracy,seconds,imagesPerSecond\n")]
    [InlineData("epoch,step,learningRate,trainLoss,trainAccuracy,validationLoss,validationAccuracy,seconds,imagesPerSecond\n1,2,many,1,1,1,1,1,1\n")]
    [InlineData("epoch,step,learningRate,trainLoss,trainAccuracy,validationLoss,validationAccuracy,seconds,imagesPerSecond\n1,2\n")]
    [InlineData("")]
    public void Damaged_history_is_refused_in_one_line(string history)
    {
        string run = digits.Trained($"damaged-{(uint)history.GetHashCode()}", "--epochs", "1");
        File.WriteAllText(Path.Combine(run, "history.csv"), history);
        (int code, _, string error) = SmallDigits.Run("diagnose", run);
        Assert.Equal(2, code);
        Assert.Contains("history.csv is damaged", error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Run_that_does_not_exist_is_refused() => Assert.Equal(2, SmallDigits.Run("diagnose", "nothing", "--out", digits.Models).Code);
}
