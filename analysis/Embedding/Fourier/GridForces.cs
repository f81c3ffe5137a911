namespace Strata.Analysis.Embedding.Fourier;

/// <summary>
/// The forces between charges w on the nodes r of a grid of spacing h, and their energy:
/// F(k) = sum over l of w(l) (r(k) - r(l)) / (1 + |r(k) - r(l)|²)², E = sum over k, l of w(k) w(l) / (1 + |r(k) - r(l)|²).
/// Both are convolutions: the charges are transformed on a plane of twice the size, multiplied by the transforms of the kernels
/// (kept, since they depend on the grid alone), and both components of the force come back as one complex plane. The energy needs
/// no way back (Parseval). Charges are coefficients of cubic B-splines, and so are the forces: what both splines smooth away is divided
/// out of the kernels' transforms. Real input and empty halves are skipped, which leaves little more than one complex transform.
/// </summary>
public sealed partial class GridForces
{
    const int Columns = ColumnTransform.Columns;

    readonly ColumnTransform _down, _across;
    readonly int _half, _halfPitch;         // what is kept of a real plane's spectrum: rows 0 .. _half - 1 of the padded height
    readonly double[] _rowsRe, _rowsIm;     // [Pitch,_halfPitch]: transformed down, stored turned
    readonly double[] _backRe, _backIm;     // [padded height,Pitch]: transformed back across
    readonly Kernels _kernels;
    readonly ThreadLocal<Block[]> _blocks;

    /// <param name="height">Rows of nodes, at least 1.</param>
    /// <param name="width">Columns of nodes, at least 1.</param>
    /// <param name="spacing">Distance of neighbouring nodes, above 0.</param>
    public GridForces(int height, int width, double spacing)
    {
        _down = new ColumnTransform(ColumnTransform.LengthFor(2 * height));
        _across = new ColumnTransform(ColumnTransform.LengthFor(2 * width));
        // A padded plane is used whole: the grid may be as large as it allows.
        (Height, Width, Spacing) = (_down.Length / 2, _across.Length / 2, spacing);
        Pitch = RoundUp(Width, 2 * Columns);
        (_half, _halfPitch) = (_down.Length / 2 + 1, RoundUp(_down.Length / 2 + 1, Columns));
        (_rowsRe, _rowsIm) = (new double[Pitch * _halfPitch], new double[Pitch * _halfPitch]);
        (_backRe, _backIm) = (new double[_down.Length * Pitch], new double[_down.Length * Pitch]);
        (Charges, ForceX, ForceY) = (new double[Height * Pitch], new double[Height * Pitch], new double[Height * Pitch]);
        int longest = Math.Max(_down.Length, _across.Length);
        _blocks = new ThreadLocal<Block[]>(() => [new Block(longest), new Block(longest), new Block(longest)]);
        _kernels = new Kernels(this);
    }

    /// <summary>Rows of nodes: what was asked for, or a little more.</summary>
    public int Height { get; }

    /// <summary>Columns of nodes: what was asked for, or a little more.</summary>
    public int Width { get; }

    /// <summary>Distance of neighbouring nodes.</summary>
    public double Spacing { get; }

    /// <summary>Numbers from one row to the next in <see cref="Charges"/> and the forces; those past the width stay 0.</summary>
    public int Pitch { get; }

    /// <summary>The charges [Height,Pitch]: the caller's to fill.</summary>
    public double[] Charges { get; }

    /// <summary>Forces across [Height,Pitch].</summary>
    public double[] ForceX { get; }

    /// <summary>Forces down [Height,Pitch].</summary>
    public double[] ForceY { get; }

    /// <summary>Fills both planes of forces from the charges.</summary>
    /// <returns>The energy, each node's with itself included.</returns>
    public double Compute(Execution run)
    {
        TransformDown(Charges, Height, Pitch, _rowsRe, _rowsIm, run);
        double[] energies = new double[_halfPitch / Columns];
        run.Each(energies.Length, 1, (block, _) => energies[block] = MultiplyAcross(block * Columns));
        run.Each(Pitch / Columns, 1, (block, _) => TransformUp(block * Columns));
        return energies.Sum();
    }

    // Real columns are transformed two at a time: column x is the real part, column x + pitch/2 the imaginary part.
    void TransformDown(double[] plane, int height, int pitch, double[] rowsRe, double[] rowsIm, Execution run) =>
        run.Each(pitch / 2 / Columns, 1, (index, _) =>
        {
            int x = index * Columns, partner = x + pitch / 2;
            Block block = _blocks.Value![0];
            for (int y = 0; y < height; y++)
            {
                plane.AsSpan(y * pitch + x, Columns).CopyTo(block.Re.AsSpan(y * Columns));
                plane.AsSpan(y * pitch + partner, Columns).CopyTo(block.Im.AsSpan(y * Columns));
            }
            block.Clear(height, _down.Length);
            block.Transform(_down);
            (double[] re, double[] im) = (block.Re, block.Im);
            for (int f = 0; f < _half; f++)
            {
                // With Z = A + iB and A, B real before: A = (Z(f) + conj Z(-f)) / 2, B = (Z(f) - conj Z(-f)) / 2i.
                int mirror = f == 0 ? 0 : _down.Length - f;
                for (int lane = 0; lane < Columns; lane++)
                {
                    (double zr, double zi) = (re[f * Columns + lane], im[f * Columns + lane]);
                    (double mr, double mi) = (re[mirror * Columns + lane], im[mirror * Columns + lane]);
                    int first = (x + lane) * _halfPitch + f, second = (partner + lane) * _halfPitch + f;
                    (rowsRe[first], rowsIm[first]) = ((zr + mr) / 2, (zi - mi) / 2);
                    (rowsRe[second], rowsIm[second]) = ((zi + mi) / 2, (mr - zr) / 2);
                }
            }
        });

    // Eight frequencies: across, times the kernels, and back; the two real planes of forces are put together as one complex plane.
    double MultiplyAcross(int f)
    {
        (Block charge, Block x, Block y) = (_blocks.Value![0], _blocks.Value[1], _blocks.Value[2]);
        LoadRows(charge, f, Width, _rowsRe, _rowsIm);
        charge.Transform(_across);
        double energy = _kernels.Apply(f, charge, x, y);
        x.TransformBack(_across);
        y.TransformBack(_across);
        for (int lane = 0; lane < Columns && f + lane < _half; lane++)
        {
            int row = (f + lane) * Pitch, mirror = (_down.Length - f - lane) * Pitch;
            bool isOwnMirror = f + lane == 0 || 2 * (f + lane) == _down.Length;
            for (int column = 0; column < Width; column++)
            {
                int at = column * Columns + lane;
                (double xr, double xi, double yr, double yi) = (x.Re[at], x.Im[at], y.Re[at], y.Im[at]);
                (_backRe[row + column], _backIm[row + column]) = (xr - yi, xi + yr);
                if (!isOwnMirror)
                    (_backRe[mirror + column], _backIm[mirror + column]) = (xr + yi, yr - xi);
            }
        }
        return energy;
    }

    void TransformUp(int x)
    {
        Block block = _blocks.Value![0];
        for (int f = 0; f < _down.Length; f++)
        {
            _backRe.AsSpan(f * Pitch + x, Columns).CopyTo(block.Re.AsSpan(f * Columns));
            _backIm.AsSpan(f * Pitch + x, Columns).CopyTo(block.Im.AsSpan(f * Columns));
        }
        block.TransformBack(_down);
        for (int y = 0; y < Height; y++)
        {
            block.Re.AsSpan(y * Columns, Columns).CopyTo(ForceX.AsSpan(y * Pitch + x));
            block.Im.AsSpan(y * Columns, Columns).CopyTo(ForceY.AsSpan(y * Pitch + x));
        }
    }

    void LoadRows(Block block, int f, int width, double[] rowsRe, double[] rowsIm)
    {
        for (int x = 0; x < width; x++)
        {
            rowsRe.AsSpan(x * _halfPitch + f, Columns).CopyTo(block.Re.AsSpan(x * Columns));
            rowsIm.AsSpan(x * _halfPitch + f, Columns).CopyTo(block.Im.AsSpan(x * Columns));
        }
        block.Clear(width, _across.Length);
    }

    static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
