namespace Strata.Data.Fundus;

/// <summary>
/// The five grades of diabetic retinopathy (Wilkinson et al. 2003, International Clinical Diabetic Retinopathy scale), in order, and
/// DDR's sixth for photographs that show too little (Li et al. 2019).
/// </summary>
static class RetinopathyGrades
{
    /// <summary>What DDR writes for a photograph that cannot be graded.</summary>
    public const int Ungradable = 5;

    /// <summary>Grade 0 to 4 in words.</summary>
    public static string[] Names { get; } = ["no retinopathy", "mild", "moderate", "severe", "proliferative"];

    /// <summary>Likewise, with a class for photographs that cannot be graded behind them.</summary>
    public static string[] NamesWithUngradable { get; } = [.. Names, "ungradable"];
}
