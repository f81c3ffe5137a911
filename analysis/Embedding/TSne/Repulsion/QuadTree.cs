namespace Strata.Analysis.Embedding.TSne.Repulsion;

/// <summary>
/// A quad tree over points of a plane, as one array of cells in depth-first order: a walk goes on to the next cell, or past all that
/// lies in this one. Points are put in Morton order first (interleaved bits of both coordinates), in which every cell is a run.
/// </summary>
sealed class QuadTree
{
    const int Bits = 30, LeafSize = 8;

    ulong[] _codes = [];
    double[] _xs = [], _ys = [];
    Cell[] _cells = [];
    int _count;

    /// <summary>The points' indices in the tree's order.</summary>
    public int[] Order { get; private set; } = [];

    /// <summary>Builds the tree.</summary>
    /// <param name="points">Points [N,2], finite.</param>
    public void Build(ReadOnlySpan<double> points)
    {
        int n = points.Length / 2;
        if (Order.Length != n)
            (Order, _codes, _xs, _ys) = (new int[n], new ulong[n], new double[n], new double[n]);
        Bounds bounds = Bounds.Of(points);
        double side = bounds.Side, scale = side > 0 ? ((1 << Bits) - 1) / side : 0;
        for (int i = 0; i < n; i++)
            (Order[i], _codes[i]) = (i, Spread((uint)((points[2 * i] - bounds.Left) * scale)) | Spread((uint)((points[2 * i + 1] - bounds.Bottom) * scale)) << 1);
        // Equal codes are ordered by index, or a sort that is not stable would decide the order of sums.
        Array.Sort(_codes, Order);
        SortTies();
        for (int place = 0; place < n; place++)
            (_xs[place], _ys[place]) = (points[2 * Order[place]], points[2 * Order[place] + 1]);
        _count = 0;
        Add(0, n, Bits, side);
    }

    /// <summary>Sums over all points, one at the place itself included, which adds 1 to the sum and nothing to the force.</summary>
    public (double Sum, double X, double Y) At(double x, double y, double thetaSquared)
    {
        (double sum, double forceX, double forceY) = (0, 0, 0);
        ReadOnlySpan<Cell> cells = _cells.AsSpan(0, _count);
        ReadOnlySpan<double> xs = _xs, ys = _ys;
        for (int index = 0; index < cells.Length;)
        {
            ref readonly Cell cell = ref cells[index];
            (double gapX, double gapY) = (x - cell.X, y - cell.Y);
            double squared = gapX * gapX + gapY * gapY;
            if (cell.SideSquared < thetaSquared * squared || cell.IsPoint)
            {
                double q = 1 / (1 + squared), mass = cell.Count * q;
                (sum, forceX, forceY) = (sum + mass, forceX + mass * q * gapX, forceY + mass * q * gapY);
                index = cell.Next;
            }
            else if (cell.IsLeaf)
            {
                for (int place = cell.Start; place < cell.Start + cell.Count; place++)
                {
                    (gapX, gapY) = (x - xs[place], y - ys[place]);
                    double q = 1 / (1 + gapX * gapX + gapY * gapY);
                    (sum, forceX, forceY) = (sum + q, forceX + q * q * gapX, forceY + q * q * gapY);
                }
                index = cell.Next;
            }
            else
                index++;
        }
        return (sum, forceX, forceY);
    }

    // Adds the cell of the points start .. end - 1, then its quarters that hold points.
    void Add(int start, int end, int level, double side)
    {
        if (_count == _cells.Length)
            Array.Resize(ref _cells, Math.Max(64, 2 * _cells.Length));
        int index = _count++, count = end - start;
        (double x, double y) = (0, 0);
        for (int place = start; place < end; place++)
            (x, y) = (x + _xs[place], y + _ys[place]);
        bool isLeaf = count <= LeafSize || level == 0;
        if (!isLeaf)
            for (int quarter = 0, from = start; quarter < 4; quarter++)
            {
                int to = EndOf(quarter, from, end, level - 1);
                if (to > from)
                    Add(from, to, level - 1, side / 2);
                from = to;
            }
        _cells[index] = new Cell(x / count, y / count, side * side, start, count, _count, isLeaf, IsPoint: count == 1 || level == 0);
    }

    // Where the run of points ends whose two bits at this level are at most the quarter's.
    int EndOf(int quarter, int from, int end, int level)
    {
        int high = end;
        while (from < high)
        {
            int middle = (from + high) >>> 1;
            if ((int)(_codes[middle] >> (2 * level) & 3) <= quarter)
                from = middle + 1;
            else
                high = middle;
        }
        return from;
    }

    void SortTies()
    {
        for (int start = 0; start < Order.Length;)
        {
            int end = start + 1;
            while (end < Order.Length && _codes[end] == _codes[start])
                end++;
            Order.AsSpan(start, end - start).Sort();
            start = end;
        }
    }

    static ulong Spread(uint value)
    {
        ulong bits = value;
        bits = (bits | bits << 16) & 0x0000FFFF0000FFFF;
        bits = (bits | bits << 8) & 0x00FF00FF00FF00FF;
        bits = (bits | bits << 4) & 0x0F0F0F0F0F0F0F0F;
        bits = (bits | bits << 2) & 0x3333333333333333;
        return (bits | bits << 1) & 0x5555555555555555;
    }

    // Next is the first cell that does not lie in this one. Points that no level tells apart count as one body.
    readonly record struct Cell(double X, double Y, double SideSquared, int Start, int Count, int Next, bool IsLeaf, bool IsPoint);
}
