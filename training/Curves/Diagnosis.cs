using System.Globalization;
using Strata.Training.Loop;

namespace Strata.Training.Curves;

/// <summary>A learning curve read as a person would read it: a verdict, the figures it rests on, and what to try.</summary>
/// <param name="Verdict">What the curve says.</param>
/// <param name="Sentence">The same in words, with the figures and what to try.</param>
/// <param name="Figures">The figures.</param>
public sealed record Diagnosis(Verdict Verdict, string Sentence, CurveFigures Figures)
{
    /// <summary>Two windows of an epoch each and one to compare with: below that there is no trend.</summary>
    const int FewestEpochs = 3;

    /// <summary>A tenth of the way from guessing to certainty: classes of unequal size lift a constant answer, but not that far.</summary>
    const double LeftChance = 0.1;

    /// <summary>19 parts of 20 of the way from guessing to certainty: below, there is enough left to learn to care for capacity first.</summary>
    const double Learnt = 0.95;

    /// <summary>A loss twice its lowest, and half a nat above it, has not wobbled: the network lost what it knew.</summary>
    const double DivergedFactor = 2, DivergedNats = 0.5;

    /// <summary>Two points: ten times the standard error of an accuracy of 97 % on 6,000 validation images.</summary>
    const double WideGap = 0.02;

    /// <summary>Validation errors twice as frequent as training errors: a gap beside as many errors on both sides is no overfitting.</summary>
    const double ErrorRatio = 2;

    /// <summary>Half a point and a tenth more loss: networks grow too sure of their errors long before accuracy suffers.</summary>
    const double SmallGap = 0.005, LossRise = 0.1;

    /// <summary>A twentieth of the loss from one third of the run to the next: less does not repay the epochs.</summary>
    const double Flat = 0.05;

    /// <summary>Jumps of 1.5 points an epoch hide any difference that a study would look for.</summary>
    const double RestlessPoints = 0.015;

    /// <summary>A rate still above a tenth of its highest has not been lowered.</summary>
    const double Lowered = 0.1;

    /// <summary>Reads a history.</summary>
    /// <param name="history">At least one epoch, in order.</param>
    /// <param name="classes">The number of classes, at least 2: guessing is right once in that many.</param>
    /// <param name="validationImages">Where given, jumps within twice the standard error of that many images are not called noise.</param>
    /// <exception cref="ArgumentException">The history is empty.</exception>
    public static Diagnosis Of(IReadOnlyList<EpochRecord> history, int classes, long validationImages = 0)
    {
        if (history.Count == 0)
            throw new ArgumentException("a history of no epochs says nothing", nameof(history));
        CurveFigures figures = CurveFigures.Of(history);
        (Verdict verdict, string why) = Judge(history, figures, classes, validationImages);
        return new Diagnosis(verdict, why, figures);
    }

    static (Verdict, string) Judge(IReadOnlyList<EpochRecord> history, CurveFigures f, int classes, long validationImages)
    {
        string standing = $"train {Percent(f.TrainAccuracy)}{(f.Validation is { } held ? $", validation {Percent(held.Accuracy)}" : "")}";
        if (Divergence(history, f) is { } divergence)
            return (Verdict.Diverged, $"{divergence} → diverged; try a lower --lr, --warmup 1 or --clip 1");
        if (history.All(epoch => Learning(Math.Max(epoch.TrainAccuracy, epoch.ValidationAccuracy ?? 0), classes) < LeftChance))
            return (Verdict.Stuck, $"{standing} where guessing gives {Percent(1.0 / classes)}: nothing was learnt in {Epochs(f.Epochs)} "
                + "→ stuck; `check` looks for the cause, `lr-find` for a rate that learns");
        if (f.Validation is not { } validation)
            return (Verdict.NotValidated, $"{standing}: nothing was held out → not validated; only images that it did not learn from can say how good it is");
        if (history.Count < FewestEpochs)
            return (Verdict.TooShort, $"{standing}: {Epochs(f.Epochs)} {(f.Epochs == 1 ? "shows" : "show")} no trend "
                + $"→ too short to say more; at least {FewestEpochs} are needed");
        if (Overfits(history, f, validation) is { } overfit)
            return (Verdict.Overfit, $"{standing}: {overfit} → overfit; try {(validation.LowestLossEpoch < f.Epochs ? "--patience, " : "")}"
                + "more images or --augment, dropout, --l2");
        if (IsNoisy(validation, validationImages))
            return (Verdict.Noisy, $"{standing}: validation jumps by {Points(validation.Noise)} an epoch without getting anywhere "
                + "→ noisy; try a lower --lr, a schedule that lowers it, or a larger --batch");
        return Trend(f, validation, standing, Learning(f.BetterAccuracy, classes));
    }

    // Neither broken nor misled: does it still move, and is where it stands good enough?
    static (Verdict, string) Trend(CurveFigures f, ValidationFigures validation, string standing, double learnt)
    {
        bool flat = f.TrainFall < Flat && validation.Fall < Flat;
        bool lowered = f.RateLeft <= Lowered;
        if (flat && learnt < Learnt && validation.Gap < WideGap)
            return (Verdict.Underfit, $"{standing}, {Standstill(f, validation)} → underfit; try a wider or deeper model, less regularisation, "
                + $"or {(lowered ? "a higher --lr" : "a rate that is lowered at the end")}");
        if (flat && !lowered)
            return (Verdict.Plateau, $"{standing}, {Standstill(f, validation)} at a rate that was never lowered "
                + "→ plateau; try --schedule cosine or plateau, or stop earlier");
        if (validation.Fall >= Flat && f.Epochs - validation.BestEpoch < f.Window)
            return (Verdict.StillImproving, $"{standing}: the validation loss fell by {Percent(validation.Fall)} in the last {Epochs(f.Window)}, "
                + $"best epoch {validation.BestEpoch} of {f.Epochs} → still improving; try more --epochs");
        return (Verdict.Healthy, $"{standing}: a gap of {Points(validation.Gap)}, best epoch {validation.BestEpoch} of {f.Epochs} → healthy");
    }

    static string? Divergence(IReadOnlyList<EpochRecord> history, CurveFigures f)
    {
        if (!double.IsFinite(f.TrainLoss) || !double.IsFinite(f.Validation?.Loss ?? 0))
            return $"the loss is no number after epoch {f.Epochs}";
        EpochRecord lowest = history.MinBy(epoch => epoch.TrainLoss)!;
        return f.TrainLoss >= DivergedFactor * lowest.TrainLoss && f.TrainLoss >= lowest.TrainLoss + DivergedNats
            ? $"the training loss was {Nats(lowest.TrainLoss)} in epoch {lowest.Epoch} and is {Nats(f.TrainLoss)} now"
            : null;
    }

    static string? Overfits(IReadOnlyList<EpochRecord> history, CurveFigures f, ValidationFigures validation)
    {
        if (validation.Gap >= WideGap && 1 - validation.Accuracy >= ErrorRatio * (1 - f.TrainAccuracy))
            return $"the gap of {Points(validation.Gap)} {(validation.GapGrewSince > 0 ? $"grew since epoch {validation.GapGrewSince}" : "was there from the start")}";
        bool trainsOn = f.TrainLoss < history[validation.LowestLossEpoch - history[0].Epoch].TrainLoss * (1 - LossRise);
        return validation.Rise >= LossRise && trainsOn && validation.Gap >= SmallGap
            ? $"the validation loss rose by {Percent(validation.Rise)} since epoch {validation.LowestLossEpoch} while the training loss fell on"
            : null;
    }

    static bool IsNoisy(ValidationFigures validation, long images) =>
        validation.Noise >= Math.Max(RestlessPoints, 2 * StandardError(validation.Accuracy, images)) && validation.Noise > validation.Gained;

    // How far of the way from guessing (0) to certainty (1).
    static double Learning(double accuracy, int classes) => (accuracy - 1.0 / classes) / (1 - 1.0 / classes);

    static double StandardError(double accuracy, long images) => images > 0 ? Math.Sqrt(accuracy * (1 - accuracy) / images) : 0;

    static string Standstill(CurveFigures f, ValidationFigures validation) =>
        $"both losses moved by less than {Percent(Flat)} in the last {Epochs(f.Window)} "
        + $"(training {Change(f.TrainFall)}, validation {Change(validation.Fall)})";

    static string Epochs(int count) => count == 1 ? "1 epoch" : $"{count} epochs";

    static string Percent(double share) => Invariant($"{100 * share:0.0} %");

    static string Change(double fall) => Invariant($"{-100 * fall:+0.0;-0.0;0.0} %");

    static string Points(double share) => Invariant($"{100 * share:0.0} points");

    static string Nats(double loss) => Invariant($"{loss:0.000}");

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
