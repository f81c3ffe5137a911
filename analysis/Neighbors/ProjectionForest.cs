using System.Numerics.Tensors;
using Strata.Analysis.Numerics;
using Strata.Randomness;

namespace Strata.Analysis.Neighbors;

/// <summary>
/// Trees that part rows by the plane midway between two of them, drawn at random, until leaves are small (Dasgupta and Freund 2008): rows of one
/// leaf are near one another.
/// </summary>
sealed class ProjectionForest
{
    const int Grown = 8, SmallestLeaf = 30, LeafOfNeighbors = 2;

    readonly int[][] _order, _first, _last;

    ProjectionForest(int trees, int rows)
    {
        int[][] Each() => [.. Enumerable.Range(0, trees).Select(_ => new int[rows])];
        (_order, _first, _last) = (Each(), Each(), Each());
    }

    /// <summary>How many trees.</summary>
    public int Trees => _order.Length;

    /// <summary>The rows of the leaf that a row is in, itself among them.</summary>
    public ReadOnlySpan<int> Mates(int tree, int row) => _order[tree].AsSpan(_first[tree][row], _last[tree][row] - _first[tree][row]);

    /// <summary>Grows them.</summary>
    /// <param name="points">Rows [N,D].</param>
    /// <param name="k">Neighbours that are wanted: a leaf holds about as many.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">At most so many; 0 for one a core.</param>
    /// <param name="cancel">Stops between two trees.</param>
    public static ProjectionForest Grow(Matrix points, int k, ulong seed, int threads, CancellationToken cancel)
    {
        ProjectionForest forest = new(Grown, points.Rows);
        int leaf = Math.Max(SmallestLeaf, LeafOfNeighbors * k);
        RowBlocks.ForEach(Grown, 1, threads, (tree, _) => forest.GrowOne(points, tree, leaf, SplitMix64.Stream(seed, (ulong)(uint.MaxValue - tree))), cancel);
        return forest;
    }

    void GrowOne(Matrix points, int tree, int leaf, SplitMix64 random)
    {
        int[] order = _order[tree];
        for (int row = 0; row < order.Length; row++)
            order[row] = row;
        float[] normal = new float[points.Columns];
        Stack<(int First, int Last)> open = new([(0, order.Length)]);
        while (open.TryPop(out (int First, int Last) node))
        {
            if (node.Last - node.First <= leaf)
            {
                Close(tree, node.First, node.Last);
                continue;
            }
            int middle = Part(points, order.AsSpan(node.First..node.Last), normal, ref random) + node.First;
            open.Push((node.First, middle));
            open.Push((middle, node.Last));
        }
    }

    void Close(int tree, int first, int last)
    {
        foreach (int row in _order[tree].AsSpan(first..last))
            (_first[tree][row], _last[tree][row]) = (first, last);
    }

    // Rows on the plane, as copies of one row are, go to either side by chance; a plane with all on one side parts by halves.
    static int Part(Matrix points, Span<int> rows, float[] normal, ref SplitMix64 random)
    {
        ReadOnlySpan<float> a = points.Row(rows[random.Below(rows.Length)]), b = points.Row(rows[random.Below(rows.Length)]);
        TensorPrimitives.Subtract(a, b, normal);
        float offset = (TensorPrimitives.Dot(normal, a) + TensorPrimitives.Dot(normal, b)) / 2;
        (int low, int high) = (0, rows.Length);
        while (low < high)
        {
            float side = TensorPrimitives.Dot(normal, points.Row(rows[low])) - offset;
            if (side < 0 || (side == 0 && random.Below(2) == 0))
                low++;
            else
                (rows[low], rows[--high]) = (rows[high], rows[low]);
        }
        return low == 0 || low == rows.Length ? rows.Length / 2 : low;
    }
}
