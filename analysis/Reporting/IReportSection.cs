namespace Strata.Analysis.Reporting;

/// <summary>A section that a page may have. One file each, marked [Part] with its anchor and its heading.</summary>
interface IReportSection
{
    /// <summary>Where it stands on the page: from the smallest number down.</summary>
    int Place { get; }

    /// <summary>Does the work and writes it down; a body that stays empty is left out.</summary>
    void Write(SectionBody body, ReportContext context);
}
