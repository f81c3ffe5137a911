using Microsoft.ML.Numerics;

namespace Microsoft.ML.Models;

/// <summary>A model that gives every row of features one or more scores. A row's scores do not depend on the other rows.</summary>
interface IRowScorer
{
    /// <summary>Features a row.</summary>
    int Features { get; }

    /// <summary>Scores a row.</summary>
    int Width { get; }

    /// <summary>The scores [N,Width] of rows [N,Features].</summary>
    FloatMatrix Score(FloatMatrix x);
}
