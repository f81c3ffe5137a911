namespace Strata.Training.Curves;

/// <summary>What a learning curve says about a run.</summary>
public enum Verdict
{
    /// <summary>Fewer epochs than a trend needs.</summary>
    TooShort,

    /// <summary>The loss left the numbers, or climbed back to where it had long been below.</summary>
    Diverged,

    /// <summary>No better than guessing.</summary>
    Stuck,

    /// <summary>It learnt, and nothing was held out that could say more.</summary>
    NotValidated,

    /// <summary>What is still learnt helps on the training images alone.</summary>
    Overfit,

    /// <summary>Validation jumps up and down by more than it gains.</summary>
    Noisy,

    /// <summary>Training and validation agree, and both stand still far from the goal.</summary>
    Underfit,

    /// <summary>Nothing moves any more at an undiminished learning rate.</summary>
    Plateau,

    /// <summary>The last epochs still made it better.</summary>
    StillImproving,

    /// <summary>Learnt, with a small gap, and done.</summary>
    Healthy,
}
