namespace Strata.Analysis.Embedding.Fourier;

/// <summary>Eight complex columns and the room to transform them: what one thread works on, small enough for its cache.</summary>
sealed class Block(int longest)
{
    readonly double[] _spareRe = new double[longest * ColumnTransform.Columns], _spareIm = new double[longest * ColumnTransform.Columns];

    /// <summary>Real parts [length,8].</summary>
    public double[] Re { get; } = new double[longest * ColumnTransform.Columns];

    /// <summary>Imaginary parts [length,8].</summary>
    public double[] Im { get; } = new double[longest * ColumnTransform.Columns];

    /// <summary>Sets the rows from <paramref name="from"/> up to <paramref name="to"/> to 0.</summary>
    public void Clear(int from, int to)
    {
        (int start, int count) = (from * ColumnTransform.Columns, (to - from) * ColumnTransform.Columns);
        Re.AsSpan(start, count).Clear();
        Im.AsSpan(start, count).Clear();
    }

    public void Transform(ColumnTransform transform) => transform.Run(Re, Im, _spareRe, _spareIm);

    public void TransformBack(ColumnTransform transform) => transform.Run(Im, Re, _spareIm, _spareRe);
}
