namespace Strata.Data;

/// <summary>
/// A data set that knows which images are of one patient: <see cref="ImageSet.Groups"/> are patients, and a number means the same one in
/// every split.
/// </summary>
interface IPatientDataSet : IDataSetSource;
