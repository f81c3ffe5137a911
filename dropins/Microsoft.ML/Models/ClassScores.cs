namespace Microsoft.ML.Models;

/// <summary>What the models of single classes become together.</summary>
enum ClassScores
{
    /// <summary>Their outputs as they are.</summary>
    Raw,

    /// <summary>Their calibrated probabilities, divided by the sum.</summary>
    Normalised,

    /// <summary>The softmax of their outputs.</summary>
    SoftMax,
}
