using Strata.Data;

namespace Strata.Pipelines;

/// <summary>A data set that can be read bit by bit, for sets that do not fit into memory.</summary>
interface IStreamedDataSet : IDataSetSource
{
    /// <summary>Opens one split; the same images in the same order as <see cref="IDataSetSource.Load"/> gives.</summary>
    /// <exception cref="InputException">As for <see cref="IDataSetSource.Load"/>; damage further on shows when it is read.</exception>
    IImageStream Open(string split, DataRequest request);
}
