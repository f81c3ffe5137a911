using System.Numerics.Tensors;

namespace Strata.Analysis.Embedding.Fourier;

public sealed partial class GridForces
{
    /// <summary>
    /// The transforms of the three kernels, eight frequencies [padded width,8] after eight. The energy's kernel is even, so that its
    /// transform is real; the forces' are odd, so that theirs are imaginary: one number each is kept.
    /// </summary>
    sealed class Kernels
    {
        readonly double[] _energy, _x, _y, _weights;
        readonly int _size;

        public Kernels(GridForces grid)
        {
            (int height, int width) = (grid._down.Length, grid._across.Length);
            _size = width * Columns;
            // A plane counts each frequency with its mirror, of which only one is kept.
            _weights = [.. Enumerable.Range(0, grid._halfPitch)
                .Select(f => f >= grid._half ? 0.0 : f == 0 || 2 * f == height ? 1 : 2)];
            double[] Of(Func<double, double, double> kernel, bool isOdd) => Transform(grid, kernel, isOdd);
            _energy = Of((x, y) => 1 / (1 + x * x + y * y), isOdd: false);
            _x = Of((x, y) => x / Square(1 + x * x + y * y), isOdd: true);
            _y = Of((x, y) => y / Square(1 + x * x + y * y), isOdd: true);
        }

        /// <summary>Multiplies the charges' transform by both forces' kernels.</summary>
        /// <returns>The part of the energy that these frequencies hold.</returns>
        public double Apply(int f, Block charge, Block x, Block y)
        {
            int start = f / Columns * _size;
            ReadOnlySpan<double> re = charge.Re.AsSpan(0, _size), im = charge.Im.AsSpan(0, _size);
            TensorPrimitives.Multiply(re, _x.AsSpan(start, _size), x.Im);
            TensorPrimitives.Multiply(im, _x.AsSpan(start, _size), x.Re);
            TensorPrimitives.Negate(x.Re.AsSpan(0, _size), x.Re);
            TensorPrimitives.Multiply(re, _y.AsSpan(start, _size), y.Im);
            TensorPrimitives.Multiply(im, _y.AsSpan(start, _size), y.Re);
            TensorPrimitives.Negate(y.Re.AsSpan(0, _size), y.Re);
            double energy = 0;
            for (int at = 0; at < _size; at++)
                energy += _weights[f + at % Columns] * _energy[start + at] * (re[at] * re[at] + im[at] * im[at]);
            return energy;
        }

        // Offsets wrap around: the second half of the plane stands for negative ones. The middle of an even length stands for both
        // signs and never meets two nodes; an odd kernel is 0 there.
        static double[] Transform(GridForces grid, Func<double, double, double> kernel, bool isOdd)
        {
            (int height, int width) = (grid._down.Length, grid._across.Length);
            int pitch = RoundUp(width, 2 * Columns);
            double[] plane = new double[height * pitch];
            double scale = 1.0 / ((double)height * width);
            for (int row = 0; row < height; row++)
                for (int column = 0; column < width; column++)
                    if (!isOdd || (2 * row != height && 2 * column != width))
                        plane[row * pitch + column] = scale * kernel(Offset(column, width) * grid.Spacing, Offset(row, height) * grid.Spacing);
            Execution alone = new() { Threads = 1 };
            double[] rowsRe = new double[pitch * grid._halfPitch], rowsIm = new double[pitch * grid._halfPitch];
            grid.TransformDown(plane, height, pitch, rowsRe, rowsIm, alone);
            double[] spectrum = new double[grid._halfPitch * width];
            for (int f = 0; f < grid._halfPitch; f += Columns)
            {
                Block block = grid._blocks.Value![0];
                grid.LoadRows(block, f, width, rowsRe, rowsIm);
                block.Transform(grid._across);
                for (int at = 0; at < width * Columns; at++)
                    spectrum[f * width + at] = (isOdd ? block.Im[at] : block.Re[at])
                        / Square(SplineTransform(at / Columns, width) * SplineTransform(f + at % Columns, height));
            }
            return spectrum;
        }

        // Of the cubic B-spline at the nodes: 4/6 at its own, 1/6 at both neighbours (Unser 1999).
        static double SplineTransform(int frequency, int length) => (2 + Math.Cos(2 * Math.PI * frequency / length)) / 3;

        static int Offset(int index, int length) => 2 * index <= length ? index : index - length;

        static double Square(double value) => value * value;
    }
}
