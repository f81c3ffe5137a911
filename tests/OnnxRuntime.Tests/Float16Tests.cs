using Microsoft.ML.OnnxRuntime;

namespace Strata.Tests;

public sealed class Float16Tests
{
    [Fact]
    public void Every_half_is_the_number_that_system_half_says()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            Float16 number = new((ushort)bits);
            Half half = BitConverter.UInt16BitsToHalf((ushort)bits);
            Assert.Equal((float)half, number.ToFloat());
            Assert.Equal(Half.IsNaN(half), Float16.IsNaN((Float16)number.ToFloat()));
            if (!Half.IsNaN(half))
                Assert.Equal(bits, ((Float16)number.ToFloat()).value);
            Assert.Equal(Half.IsSubnormal(half), Float16.IsSubnormal(number));
        }
    }

    [Fact]
    public void Every_brain_float_is_the_upper_half_of_a_float()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            BFloat16 number = new((ushort)bits);
            float single = BitConverter.Int32BitsToSingle(bits << 16);
            Assert.Equal(single, number.ToFloat());
            Assert.Equal(float.IsNaN(single), BFloat16.IsNaN((BFloat16)single));
            if (!float.IsNaN(single))
                Assert.Equal(bits, ((BFloat16)single).value);
            Assert.Equal(float.IsNormal(single), BFloat16.IsNormal(number));
        }
    }

    [Theory]
    [InlineData(0x3F808000u, 0x3F80)] // a tie goes to the even neighbour: down …
    [InlineData(0x3F818000u, 0x3F82)] // … and up
    [InlineData(0x3F808001u, 0x3F81)] // just above the tie
    [InlineData(0x3F807FFFu, 0x3F80)] // just below it
    [InlineData(0x7F7FFFFFu, 0x7F80)] // the largest float is past the largest brain float
    [InlineData(0xBF818000u, 0xBF82)]
    public void A_float_is_rounded_to_the_nearest_brain_float(uint single, int expected) =>
        Assert.Equal((ushort)expected, ((BFloat16)BitConverter.UInt32BitsToSingle(single)).value);

    [Fact]
    public void Halves_compare_as_numbers()
    {
        Assert.True(Float16.NegativeZero == Float16.Zero, "both zeros are the same number");
        Assert.True(Float16.NaN != Float16.NaN && Float16.NaN.Equals(Float16.NaN), "a NaN equals itself only as an object");
        Assert.True(Float16.MinValue < Float16.Zero && Float16.Pi > Float16.One, "strict order");
        Assert.True(Float16.One >= Float16.One && Float16.One <= Float16.Pi, "order");
        Assert.Equal(-1, Math.Sign(Float16.One.CompareTo((object)Float16.Pi)));
        Assert.Equal(1, Float16.One.CompareTo(null));
        Assert.Throws<ArgumentException>(() => Float16.One.CompareTo("one"));
        Assert.Equal((65504f, -65504f), (Float16.MaxValue.ToFloat(), Float16.MinValue.ToFloat()));
        Assert.Equal(3.140625f, (float)Float16.Pi);
        Assert.Equal(-1f, Float16.Negate(Float16.One).ToFloat());
        Assert.Equal(Float16.Zero.GetHashCode(), Float16.NegativeZero.GetHashCode());
        Assert.Equal((true, true), (Float16.IsNaNOrZero(Float16.NaN), Float16.IsNaNOrZero(Float16.NegativeZero)));
        Assert.Equal((false, true), (Float16.IsNaNOrZero(Float16.One), Float16.IsPositiveInfinity((Float16)65520f)));
        Assert.Equal("15360 : 1", Float16.One.ToString());
    }

    [Fact]
    public void Brain_floats_compare_as_numbers()
    {
        Assert.True(BFloat16.NegativeZero == BFloat16.Zero, "both zeros are the same number");
        Assert.True(BFloat16.NaN != BFloat16.NaN && BFloat16.NaN.Equals(BFloat16.NaN), "a NaN equals itself only as an object");
        Assert.True(BFloat16.MinValue < BFloat16.Zero && BFloat16.Pi > BFloat16.One, "strict order");
        Assert.True(BFloat16.One >= BFloat16.One && BFloat16.One <= BFloat16.Pi, "order");
        Assert.Equal(1, Math.Sign(BFloat16.Pi.CompareTo(BFloat16.One)));
        Assert.Equal(1, BFloat16.One.CompareTo(null));
        Assert.Throws<ArgumentException>(() => BFloat16.One.CompareTo("one"));
        Assert.Equal(3.140625f, (float)BFloat16.Pi);
        Assert.Equal(MathF.Pow(2, -126), BFloat16.Epsilon.ToFloat());
        Assert.Equal(-1f, BFloat16.Negate(BFloat16.One).ToFloat());
        Assert.Equal(BFloat16.Zero.GetHashCode(), BFloat16.NegativeZero.GetHashCode());
        Assert.Equal((true, true), (BFloat16.IsInfinity(BFloat16.PositiveInfinity), BFloat16.IsFinite(BFloat16.MaxValue)));
        Assert.Equal("16256 : 1", BFloat16.One.ToString());
    }
}
