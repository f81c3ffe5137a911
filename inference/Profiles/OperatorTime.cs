namespace Strata.Profiles;

/// <summary>What all nodes of one operator take together.</summary>
/// <param name="Op">The operator, as the optimiser left it: `FusedConv` is a convolution with its activation.</param>
/// <param name="Provider">The execution provider that runs them.</param>
/// <param name="Nodes">How many there are.</param>
/// <param name="Milliseconds">Their time in one batch.</param>
/// <param name="Share">Their share of the time of all nodes, 0 to 1.</param>
public sealed record OperatorTime(string Op, string Provider, int Nodes, double Milliseconds, double Share)
{
    /// <summary>Sums nodes up by operator, the dearest first.</summary>
    public static IReadOnlyList<OperatorTime> Of(IReadOnlyList<NodeTime> nodes)
    {
        static double Milliseconds(NodeTime node) => node.Time.TotalMilliseconds / node.Runs;
        double all = Math.Max(nodes.Sum(Milliseconds), 1e-9);
        return
        [
            .. from node in nodes
               group node by (node.Op, node.Provider) into op
               let time = op.Sum(Milliseconds)
               orderby time descending, op.Key.Op
               select new OperatorTime(op.Key.Op, op.Key.Provider, op.Count(), time, time / all)
        ];
    }
}
