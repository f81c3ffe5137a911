namespace Strata.Analysis.Agreement;

/// <summary>The assignment of rows to columns that costs least (Kuhn 1955, Munkres 1957), by shortest augmenting paths: O(n²m).</summary>
public static class KuhnMunkres
{
    /// <summary>For each row its column; each column is used at most once, and no other assignment costs less.</summary>
    /// <param name="cost">[n,m], finite, n at most m.</param>
    /// <exception cref="ArgumentException">There are more rows than columns.</exception>
    public static int[] Minimize(double[,] cost)
    {
        (int rows, int columns) = (cost.GetLength(0), cost.GetLength(1));
        if (rows > columns)
            throw new ArgumentException($"{rows} rows cannot each have one of {columns} columns", nameof(cost));
        // Row and column 0 stand for "none"; the potentials keep every reduced cost at 0 or above, and at 0 on the assignment.
        (double[] rowPotential, double[] columnPotential) = (new double[rows + 1], new double[columns + 1]);
        int[] rowOf = new int[columns + 1];
        for (int row = 1; row <= rows; row++)
            Augment(cost, row, rowPotential, columnPotential, rowOf);
        int[] columnOf = new int[rows];
        for (int column = 1; column <= columns; column++)
            if (rowOf[column] > 0)
                columnOf[rowOf[column] - 1] = column - 1;
        return columnOf;
    }

    // Dijkstra's search over reduced costs from a free row to the nearest free column, then the path is turned over.
    static void Augment(double[,] cost, int row, double[] rowPotential, double[] columnPotential, int[] rowOf)
    {
        int columns = columnPotential.Length - 1;
        (double[] nearest, int[] before, bool[] done) = (new double[columns + 1], new int[columns + 1], new bool[columns + 1]);
        Array.Fill(nearest, double.PositiveInfinity);
        int at = 0;
        rowOf[0] = row;
        do
        {
            done[at] = true;
            (int from, int next, double step) = (rowOf[at], 0, double.PositiveInfinity);
            for (int column = 1; column <= columns; column++)
            {
                if (done[column])
                    continue;
                double reduced = cost[from - 1, column - 1] - rowPotential[from] - columnPotential[column];
                if (reduced < nearest[column])
                    (nearest[column], before[column]) = (reduced, at);
                if (nearest[column] < step)
                    (step, next) = (nearest[column], column);
            }
            for (int column = 0; column <= columns; column++)
                if (done[column])
                    (rowPotential[rowOf[column]], columnPotential[column]) = (rowPotential[rowOf[column]] + step, columnPotential[column] - step);
                else
                    nearest[column] -= step;
            at = next;
        }
        while (rowOf[at] != 0);
        for (; at != 0; at = before[at])
            rowOf[at] = rowOf[before[at]];
    }
}
