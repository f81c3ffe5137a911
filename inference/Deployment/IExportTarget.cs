namespace Strata.Deployment;

/// <summary>The form of a model that another tool takes. One file each, marked [Part].</summary>
public interface IExportTarget
{
    /// <summary>Writes the files, and proves them before they get their names.</summary>
    /// <exception cref="InputException">The model is not fit for that tool, or the folder holds other files.</exception>
    /// <exception cref="FailureException">What was written could not be used.</exception>
    ExportedFiles Export(ExportJob job);
}
