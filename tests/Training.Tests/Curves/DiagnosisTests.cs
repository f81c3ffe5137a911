using Strata.Training.Curves;
using Strata.Training.Loop;

namespace Strata.Tests.Curves;

/// <summary>A curve of each kind, drawn by hand, gets its name; the sentence says the figures.</summary>
public class DiagnosisTests
{
    const int Classes = 10;

    /// <summary>A history of that many epochs; the functions take the epoch, from 1.</summary>
    static EpochRecord[] Curve(
        int epochs, Func<int, double> trainLoss, Func<int, double> trainAccuracy, Func<int, double> validationLoss, Func<int, double> validationAccuracy,
        Func<int, double>? rate = null) =>
    [
        .. Enumerable.Range(1, epochs).Select(epoch => new EpochRecord(
            epoch, 100 * epoch, rate?.Invoke(epoch) ?? 1e-3, trainLoss(epoch), trainAccuracy(epoch), validationLoss(epoch), validationAccuracy(epoch), 1, 1000)),
    ];

    static EpochRecord[] Overfit(double gap) => Curve(
        12, epoch => 0.5 * Math.Pow(0.6, epoch), epoch => 1 - 0.1 * Math.Pow(0.6, epoch),
        epoch => 0.2, epoch => 1 - 0.1 * Math.Pow(0.6, epoch) - gap * epoch / 12);

    [Fact]
    public void Loss_that_is_no_number_is_diverged() =>
        Assert.Equal(Verdict.Diverged, Diagnosis.Of(Curve(3, _ => double.NaN, _ => 0.1, _ => double.NaN, _ => 0.1), Classes).Verdict);

    [Fact]
    public void Loss_that_climbs_back_is_diverged()
    {
        Diagnosis diagnosis = Diagnosis.Of(Curve(6, epoch => epoch < 5 ? 0.2 : 2.3, epoch => epoch < 5 ? 0.95 : 0.1, epoch => epoch < 5 ? 0.2 : 2.3, epoch => epoch < 5 ? 0.95 : 0.1), Classes);
        Assert.Equal(Verdict.Diverged, diagnosis.Verdict);
        Assert.Contains("was 0.200 in epoch 1 and is 2.300 now", diagnosis.Sentence);
    }

    [Theory]
    [InlineData(0.1135, 10, true)]
    [InlineData(0.1280, 10, true)]
    [InlineData(0.52, 2, true)]
    [InlineData(0.60, 2, false)]
    [InlineData(0.30, 10, false)]
    public void Accuracy_near_guessing_is_stuck(double accuracy, int classes, bool stuck) =>
        Assert.Equal(stuck, Diagnosis.Of(Curve(5, _ => Math.Log(classes), _ => accuracy, _ => Math.Log(classes), _ => accuracy), classes).Verdict == Verdict.Stuck);

    [Fact]
    public void Gap_that_grows_is_overfit_and_says_since_when()
    {
        // Train 99.98 %, validation 3 points less; the gap is a straight line, so half of it was there in epoch 6.
        Diagnosis diagnosis = Diagnosis.Of(Overfit(gap: 0.03), Classes);
        Assert.Equal(Verdict.Overfit, diagnosis.Verdict);
        Assert.Equal(6, diagnosis.Figures.Validation!.GapGrewSince);
        Assert.Contains("the gap of 3.0 points grew since epoch 6 → overfit", diagnosis.Sentence);
    }

    [Fact]
    public void Small_gap_is_no_overfit() => Assert.NotEqual(Verdict.Overfit, Diagnosis.Of(Overfit(gap: 0.01), Classes).Verdict);

    [Fact]
    public void Wide_gap_with_as_many_errors_on_both_sides_is_no_overfit() =>
        Assert.NotEqual(Verdict.Overfit, Diagnosis.Of(Curve(6, epoch => 1.0 / epoch, epoch => 0.5 + 0.05 * epoch, epoch => 1.1 / epoch, epoch => 0.47 + 0.05 * epoch), Classes).Verdict);

    [Fact]
    public void Validation_loss_that_rises_while_training_goes_on_is_overfit()
    {
        Diagnosis diagnosis = Diagnosis.Of(
            Curve(12, epoch => 0.2 / epoch, epoch => 1 - 0.02 / epoch, epoch => epoch < 5 ? 0.08 - 0.01 * epoch : 0.04 + 0.005 * (epoch - 4), _ => 0.988), Classes);
        Assert.Equal(Verdict.Overfit, diagnosis.Verdict);
        Assert.Contains("since epoch 4", diagnosis.Sentence);
        Assert.Contains("--patience", diagnosis.Sentence);
    }

    [Fact]
    public void Validation_that_jumps_is_noisy_unless_the_images_are_few()
    {
        EpochRecord[] jumping = Curve(10, epoch => 0.5, _ => 0.85, _ => 0.5, epoch => epoch % 2 == 0 ? 0.86 : 0.82);
        Assert.Equal(Verdict.Noisy, Diagnosis.Of(jumping, Classes, validationImages: 6000).Verdict);
        // With 40 images one standard error is 5.5 points.
        Assert.NotEqual(Verdict.Noisy, Diagnosis.Of(jumping, Classes, validationImages: 40).Verdict);
    }

    [Fact]
    public void Curves_that_agree_and_stand_still_far_from_the_goal_are_underfit()
    {
        // A softmax regression on MNIST ends like that.
        Diagnosis diagnosis = Diagnosis.Of(Curve(12, _ => 0.30, _ => 0.915, _ => 0.31, _ => 0.912), Classes);
        Assert.Equal(Verdict.Underfit, diagnosis.Verdict);
        Assert.Contains("train 91.5 %, validation 91.2 %", diagnosis.Sentence);
    }

    [Fact]
    public void Standstill_at_a_full_rate_is_a_plateau_and_at_a_lowered_one_healthy()
    {
        EpochRecord[] Still(Func<int, double> rate) => Curve(12, _ => 0.03, _ => 0.992, _ => 0.04, _ => 0.988, rate);
        Assert.Equal(Verdict.Plateau, Diagnosis.Of(Still(_ => 1e-3), Classes).Verdict);
        Assert.Equal(Verdict.Healthy, Diagnosis.Of(Still(epoch => 1e-3 * (1 - 0.08 * epoch)), Classes).Verdict);
    }

    [Fact]
    public void Falling_validation_loss_is_still_improving()
    {
        Diagnosis diagnosis = Diagnosis.Of(Curve(5, epoch => 0.5 / epoch, epoch => 0.9 + 0.015 * epoch, epoch => 0.5 / epoch, epoch => 0.9 + 0.014 * epoch), Classes);
        Assert.Equal(Verdict.StillImproving, diagnosis.Verdict);
        Assert.Contains("best epoch 5 of 5", diagnosis.Sentence);
    }

    [Fact]
    public void One_epoch_is_too_short_and_none_is_an_error()
    {
        Assert.Equal(Verdict.TooShort, Diagnosis.Of(Curve(1, _ => 0.2, _ => 0.94, _ => 0.1, _ => 0.97), Classes).Verdict);
        Assert.Throws<ArgumentException>(() => Diagnosis.Of([], Classes));
    }

    [Fact]
    public void Without_held_out_images_only_what_training_shows_is_judged()
    {
        static EpochRecord[] Alone(Func<int, double> loss, double accuracy) =>
            [.. Curve(5, loss, _ => accuracy, _ => 0, _ => 0).Select(epoch => epoch with { ValidationLoss = null, ValidationAccuracy = null })];
        Diagnosis learnt = Diagnosis.Of(Alone(epoch => 0.1 / epoch, 0.99), Classes);
        Assert.Equal(Verdict.NotValidated, learnt.Verdict);
        Assert.Null(learnt.Figures.Validation);
        Assert.Contains("train 99.0 %: nothing was held out", learnt.Sentence);
        Assert.Equal(Verdict.Stuck, Diagnosis.Of(Alone(_ => Math.Log(Classes), 0.1), Classes).Verdict);
        Assert.Equal(Verdict.Diverged, Diagnosis.Of(Alone(epoch => epoch < 5 ? 0.1 : 3, 0.99), Classes).Verdict);
    }

    [Fact]
    public void Falls_compare_the_last_third_with_the_third_before()
    {
        // Losses 8, 8, 4, 4, 1, 1: from a mean of 4 to a mean of 1.
        double[] losses = [8, 8, 4, 4, 1, 1];
        CurveFigures figures = CurveFigures.Of(Curve(6, epoch => losses[epoch - 1], _ => 0.5, epoch => 2 * losses[epoch - 1], _ => 0.5));
        Assert.Equal((2, 0.75, 0.75), (figures.Window, figures.TrainFall, figures.Validation!.Fall));
    }

    [Fact]
    public void Noise_is_the_way_walked_less_the_way_gained()
    {
        // The last half is 0.5, 0.7, 0.6: walked 0.3, gained 0.1, two steps.
        double[] accuracies = [0, 0, 0, 0.5, 0.7, 0.6];
        Assert.Equal(0.1, CurveFigures.Of(Curve(6, _ => 1, _ => 0.5, _ => 1, epoch => accuracies[epoch - 1])).Validation!.Noise, 12);
    }
}
