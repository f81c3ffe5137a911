namespace Strata.Data.Fundus.Drawing;

/// <summary>Red, green and blue, 0 to 1.</summary>
readonly record struct Tint(double Red, double Green, double Blue)
{
    public static Tint operator +(Tint a, Tint b) => new(a.Red + b.Red, a.Green + b.Green, a.Blue + b.Blue);

    public static Tint operator *(Tint a, Tint b) => new(a.Red * b.Red, a.Green * b.Green, a.Blue * b.Blue);

    public static Tint operator *(double factor, Tint a) => new(factor * a.Red, factor * a.Green, factor * a.Blue);
}

/// <summary>What something does to the light from behind it: keeps a part of each colour, and adds light of its own.</summary>
/// <param name="Keep">The share of each colour that goes through.</param>
/// <param name="Add">The light that is added.</param>
readonly record struct Paint(Tint Keep, Tint Add)
{
    /// <summary>Blood and pigment take light away.</summary>
    public static Paint Absorbing(double red, double green, double blue) => new(new Tint(red, green, blue), default);

    /// <summary>Fat and nerve fibres cover what lies behind them.</summary>
    public static Paint Covering(Tint tint, double opacity) => new((1 - opacity) * new Tint(1, 1, 1), opacity * tint);
}
