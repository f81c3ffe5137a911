using Strata.Analysis.Numerics;

namespace Strata.Tests.Numerics;

public class MatrixTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(33, 70)]
    public void Transposed_twice_is_the_same(int rows, int columns)
    {
        Matrix x = RandomMatrix.Of(rows, columns);
        Matrix turned = x.Transposed();
        Assert.Equal((columns, rows), (turned.Rows, turned.Columns));
        Assert.Equal(x[rows - 1, 0], turned[0, rows - 1]);
        Assert.Equal(x.Values.ToArray(), turned.Transposed().Values.ToArray());
    }

    [Fact]
    public void Rows_are_taken_in_the_order_asked_for() =>
        Assert.Equal([5f, 6f, 1f, 2f], new Matrix([1, 2, 3, 4, 5, 6], 3, 2).Take([2, 0]).Values.ToArray());

    [Theory]
    [InlineData(5, 2, 3)]
    [InlineData(0, 0, 3)]
    [InlineData(0, 3, 0)]
    public void Values_that_do_not_fit_the_shape_are_refused(int length, int rows, int columns) =>
        Assert.Throws<ArgumentException>(() => new Matrix(new float[length], rows, columns));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void A_value_that_is_no_number_is_named_with_its_place(float value)
    {
        Matrix x = new([1, 2, 3, 4, value, 6], 3, 2);
        Assert.Contains("value 0 of row 2 of the features", Assert.Throws<InputException>(() => x.RequireFinite("features")).Message);
    }
}
