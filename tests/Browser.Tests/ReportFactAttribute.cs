namespace Strata.Tests;

/// <summary>A test of the page of `report`, skipped where the browser or the library that draws its explorer is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReportFactAttribute : FactAttribute
{
    public ReportFactAttribute() => Skip = ReportPage.Missing;
}
