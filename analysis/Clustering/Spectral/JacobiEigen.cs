namespace Strata.Analysis.Clustering.Spectral;

/// <summary>Eigenvalues and vectors of a small symmetric matrix by Jacobi's rotations (Golub and Van Loan 2013, section 8.5).</summary>
static class JacobiEigen
{
    const int MostSweeps = 60;

    /// <summary>Eigenvalues, largest first, and their vectors as columns.</summary>
    /// <param name="matrix">[n,n], symmetric; it is used up.</param>
    public static (double[] Values, double[,] Vectors) Of(double[,] matrix)
    {
        int size = matrix.GetLength(0);
        double[,] vectors = new double[size, size];
        for (int i = 0; i < size; i++)
            vectors[i, i] = 1;
        for (int sweep = 0; sweep < MostSweeps && OffDiagonal(matrix) > 1e-28; sweep++)
            for (int p = 0; p < size; p++)
                for (int q = p + 1; q < size; q++)
                    Rotate(matrix, vectors, p, q);
        int[] order = [.. Enumerable.Range(0, size).OrderByDescending(i => matrix[i, i])];
        double[,] sorted = new double[size, size];
        for (int i = 0; i < size; i++)
            for (int j = 0; j < size; j++)
                sorted[i, j] = vectors[i, order[j]];
        return ([.. order.Select(i => matrix[i, i])], sorted);
    }

    static double OffDiagonal(double[,] a)
    {
        double sum = 0;
        for (int i = 0; i < a.GetLength(0); i++)
            for (int j = 0; j < i; j++)
                sum += a[i, j] * a[i, j];
        return sum;
    }

    // A turn in the plane of p and q that makes a[p,q] zero.
    static void Rotate(double[,] a, double[,] vectors, int p, int q)
    {
        if (a[p, q] == 0)
            return;
        double theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        double tangent = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        double cosine = 1 / Math.Sqrt(tangent * tangent + 1), sine = tangent * cosine;
        for (int k = 0; k < a.GetLength(0); k++)
            (a[k, p], a[k, q]) = (cosine * a[k, p] - sine * a[k, q], sine * a[k, p] + cosine * a[k, q]);
        for (int k = 0; k < a.GetLength(0); k++)
            (a[p, k], a[q, k]) = (cosine * a[p, k] - sine * a[q, k], sine * a[p, k] + cosine * a[q, k]);
        for (int k = 0; k < a.GetLength(0); k++)
            (vectors[k, p], vectors[k, q]) = (cosine * vectors[k, p] - sine * vectors[k, q], sine * vectors[k, p] + cosine * vectors[k, q]);
    }
}
