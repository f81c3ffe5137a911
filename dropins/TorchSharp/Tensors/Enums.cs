namespace TorchSharp;

public static partial class torch
{
    public enum RoundingMode
    {
        None = 0,
        trunc = 1,
        floor = 2,
    }

    // The name that ATen knows a rounding mode by.
    static string Name(RoundingMode mode) => mode == RoundingMode.None ? null : mode.ToString();
}
