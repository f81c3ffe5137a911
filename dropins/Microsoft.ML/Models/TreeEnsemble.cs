namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Trees whose weighted outputs, and a bias, are summed.</summary>
public abstract class TreeEnsemble<T> where T : RegressionTreeBase
{
    private protected TreeEnsemble(IReadOnlyList<T> trees, double weight) =>
        (Trees, TreeWeights) = (trees, [.. trees.Select(_ => weight)]);

    public double Bias => 0;

    public IReadOnlyList<double> TreeWeights { get; }

    public IReadOnlyList<T> Trees { get; }
}

/// <summary>Trees whose weighted outputs, and a bias, are summed.</summary>
public sealed class RegressionTreeEnsemble : TreeEnsemble<RegressionTree>
{
    internal RegressionTreeEnsemble(IReadOnlyList<RegressionTree> trees, double weight) : base(trees, weight)
    {
    }
}
